<?xml version="1.0" encoding="UTF-8"?>
<!-- A topic of the clause library as a chapter of a handbook: model text with its alternatives and what each gives up, then
     what agreements are measured by, why, and on whose authority. In: a topic whose references were resolved. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="design.xsl"/>
  <xsl:import href="model-text.xsl"/>
  <xsl:import href="../report/words.xsl"/>

  <!-- How many levels the headings stand lower than in a file of one topic. -->
  <xsl:variable name="down" select="0"/>

  <xsl:template match="/">
    <xsl:apply-templates select="topic"/>
  </xsl:template>

  <xsl:template match="topic">
    <xsl:call-template name="document">
      <xsl:with-param name="title" select="title"/>
      <xsl:with-param name="short-title" select="concat('Clauses and criteria: ', normalize-space(title))"/>
      <xsl:with-param name="bookmarks">
        <xsl:if test="provision">
          <fo:bookmark internal-destination=".clauses"><fo:bookmark-title>Model text</fo:bookmark-title><xsl:apply-templates select="provision" mode="bookmark"/></fo:bookmark>
        </xsl:if>
        <xsl:if test="criterion">
          <fo:bookmark internal-destination=".criteria"><fo:bookmark-title>Criteria</fo:bookmark-title><xsl:apply-templates select="criterion" mode="bookmark"/></fo:bookmark>
        </xsl:if>
      </xsl:with-param>
      <xsl:with-param name="content">
        <fo:block role="Div" xsl:use-attribute-sets="opening">
          <fo:block role="H1" xsl:use-attribute-sets="title"><xsl:value-of select="normalize-space(title)"/></fo:block>
          <xsl:if test="about"><fo:block font-size="12.5pt" line-height="17pt" space-before="4pt" text-align="start" hyphenate="false" color="{$head-ink}"><xsl:value-of select="normalize-space(about)"/></fo:block></xsl:if>
        </fo:block>
        <xsl:call-template name="parts"/>
        <fo:block xsl:use-attribute-sets="small" space-before="16pt"><xsl:call-template name="library-disclaimer"/></fo:block>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- In a file of one topic its parts need no name of their own. -->
  <xsl:template name="parts">
    <xsl:param name="of"/>
    <xsl:if test="provision">
      <fo:block role="H{2 + $down}" id="{$of}.clauses" xsl:use-attribute-sets="head-2">Model text</fo:block>
      <xsl:apply-templates select="provision"/>
    </xsl:if>
    <xsl:if test="criterion">
      <fo:block role="H{2 + $down}" id="{$of}.criteria" xsl:use-attribute-sets="head-2">Criteria</fo:block>
      <xsl:apply-templates select="criterion"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="provision | criterion" mode="bookmark">
    <fo:bookmark internal-destination="{@id}"><fo:bookmark-title><xsl:value-of select="normalize-space(title)"/></fo:bookmark-title></fo:bookmark>
  </xsl:template>

  <xsl:template match="provision">
    <fo:block role="Sect" space-after.minimum="8pt" space-after.optimum="10pt" space-after.maximum="18pt">
      <fo:block role="H{3 + $down}" id="{@id}" xsl:use-attribute-sets="head-3" font-size="10.5pt"><xsl:value-of select="normalize-space(title)"/></fo:block>
      <fo:block xsl:use-attribute-sets="small" keep-with-next.within-page="always" space-after="3pt">
        <xsl:value-of select="concat(@id, ', version ', @version, '; serves ', @for)"/>
        <xsl:if test="@when">; only when <xsl:call-template name="when"/></xsl:if>
      </fo:block>
      <fo:block role="BlockQuote" xsl:use-attribute-sets="aside"><xsl:apply-templates select="text/*"/></fo:block>
      <xsl:apply-templates select="alternative"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="alternative">
    <fo:block role="Div" start-indent="from-parent(start-indent) + {$hang}">
      <fo:block role="H{4 + $down}" id="{@id}" xsl:use-attribute-sets="head-3">
        <xsl:apply-templates select="." mode="position"/>
        <fo:inline font-weight="normal" color="{$soft-ink}"><xsl:value-of select="concat(' (', @id, ')')"/></fo:inline>
      </fo:block>
      <fo:block font-style="italic" keep-with-next.within-page="always" space-after="3pt">Gives up: <xsl:value-of select="normalize-space(gives-up)"/></fo:block>
      <fo:block role="BlockQuote" xsl:use-attribute-sets="aside"><xsl:apply-templates select="text/*"/></fo:block>
    </fo:block>
  </xsl:template>

  <xsl:template match="criterion">
    <fo:block role="Sect" space-after.minimum="8pt" space-after.optimum="10pt" space-after.maximum="18pt">
      <fo:block role="H{3 + $down}" id="{@id}" xsl:use-attribute-sets="head-3" font-size="10.5pt"><xsl:value-of select="normalize-space(title)"/></fo:block>
      <fo:block xsl:use-attribute-sets="small" keep-with-next.within-page="always" space-after="3pt">
        <xsl:value-of select="concat(@id, ', ', @kind, ', ', @severity)"/>
      </fo:block>
      <xsl:if test="condition"><fo:block xsl:use-attribute-sets="para" font-style="italic">Asked only where: <xsl:value-of select="normalize-space(condition)"/></fo:block></xsl:if>
      <fo:block xsl:use-attribute-sets="para"><xsl:value-of select="normalize-space(why)"/></fo:block>
      <xsl:apply-templates select="example[@verdict = 'met'][not(@trap)][1]"/>
      <xsl:apply-templates select="example[@verdict = 'contrary'][not(@trap)][1]"/>
      <xsl:apply-templates select="authority"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="example">
    <fo:block xsl:use-attribute-sets="small" keep-with-next.within-page="always">
      <xsl:choose>
        <xsl:when test="@verdict = 'met'">Words that meet it:</xsl:when>
        <xsl:otherwise>Words that contradict it:</xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <fo:block role="BlockQuote" xsl:use-attribute-sets="aside">
      <fo:block>
        <xsl:if test="@lead"><xsl:value-of select="concat(@lead, ' … ')"/></xsl:if>
        <xsl:for-each select="text() | p"><xsl:value-of select="concat(normalize-space(), ' ')"/></xsl:for-each>
      </fo:block>
    </fo:block>
  </xsl:template>

  <xsl:template match="authority">
    <fo:block text-align="start" font-size="9.75pt" line-height="12.5pt" space-after="3pt">
      <xsl:choose>
        <xsl:when test="name">
          <fo:inline font-weight="bold"><xsl:value-of select="normalize-space(name)"/></fo:inline>
          <xsl:call-template name="full-stop"><xsl:with-param name="after" select="name"/></xsl:call-template>
          <xsl:variable name="cited"><xsl:value-of select="normalize-space(citation)"/><xsl:if test="@pin"><xsl:value-of select="concat(', ', @pin)"/></xsl:if></xsl:variable>
          <xsl:value-of select="concat(' ', $cited)"/>
          <xsl:call-template name="full-stop"><xsl:with-param name="after" select="$cited"/></xsl:call-template>
          <xsl:value-of select="concat(' ', normalize-space(holds), ' ')"/>
          <fo:inline color="{$soft-ink}"><xsl:apply-templates select="." mode="status"/>.</fo:inline>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="@ref"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
