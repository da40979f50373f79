<?xml version="1.0" encoding="UTF-8"?>
<!-- The whole clause library as a handbook: contents, a chapter for each topic (model text, alternatives and what they give
     up, criteria with their reasons and examples), the authorities, an index of criteria. In: the outline of an agreement, with
     the topics below it, their references resolved. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="topic.xsl"/>

  <xsl:param name="handbook-title" select="'Police Officers in Schools: Clauses, Criteria and Authorities'"/>

  <xsl:variable name="down" select="1"/>
  <xsl:key name="provision" match="provision | alternative" use="@id"/>
  <xsl:key name="authority" match="criterion/authority[name]" use="@ref"/>

  <xsl:template match="/">
    <xsl:apply-templates select="outline"/>
  </xsl:template>

  <xsl:template match="outline">
    <xsl:call-template name="document">
      <xsl:with-param name="title" select="$handbook-title"/>
      <xsl:with-param name="bookmarks">
        <fo:bookmark internal-destination="contents"><fo:bookmark-title>Contents</fo:bookmark-title></fo:bookmark>
        <xsl:for-each select="topic">
          <fo:bookmark internal-destination="topic-{@id}" starting-state="hide">
            <fo:bookmark-title><xsl:value-of select="normalize-space(title)"/></fo:bookmark-title>
            <xsl:apply-templates select="provision | criterion" mode="bookmark"/>
          </fo:bookmark>
        </xsl:for-each>
        <fo:bookmark internal-destination="authorities"><fo:bookmark-title>Authorities</fo:bookmark-title></fo:bookmark>
        <fo:bookmark internal-destination="index"><fo:bookmark-title>Index of criteria</fo:bookmark-title></fo:bookmark>
      </xsl:with-param>
      <xsl:with-param name="content">
        <fo:block role="Div" xsl:use-attribute-sets="opening">
          <fo:block role="H1" xsl:use-attribute-sets="title"><xsl:value-of select="$handbook-title"/></fo:block>
          <fo:block xsl:use-attribute-sets="small" font-size="10pt" line-height="14pt" space-before="6pt">
            <xsl:value-of select="concat(count(topic), ' topics, ', count(topic/provision), ' clauses with ', count(topic/provision/alternative), ' alternatives, ', count(topic/criterion), ' criteria')"/>
          </fo:block>
        </fo:block>
        <fo:block xsl:use-attribute-sets="small" space-after="10pt"><xsl:call-template name="library-disclaimer"/></fo:block>
        <xsl:call-template name="contents"/>
        <xsl:apply-templates select="topic" mode="chapter"/>
        <xsl:call-template name="authorities"/>
      </xsl:with-param>
      <xsl:with-param name="more-sequences"><xsl:call-template name="index"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="contents">
    <fo:block role="H2" id="contents" break-before="page" xsl:use-attribute-sets="head-2">Contents</fo:block>
    <fo:block role="TOC" line-height="13.5pt">
      <xsl:for-each select="topic"><xsl:call-template name="entry"><xsl:with-param name="to" select="concat('topic-', @id)"/><xsl:with-param name="words" select="title"/></xsl:call-template></xsl:for-each>
      <xsl:call-template name="entry"><xsl:with-param name="to">authorities</xsl:with-param><xsl:with-param name="words">Authorities</xsl:with-param></xsl:call-template>
      <xsl:call-template name="entry"><xsl:with-param name="to">index</xsl:with-param><xsl:with-param name="words">Index of criteria</xsl:with-param></xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template name="entry">
    <xsl:param name="to"/><xsl:param name="words"/>
    <fo:block role="TOCI" text-align="start" text-align-last="justify" hyphenate="false" text-indent="0pt">
      <fo:basic-link internal-destination="{$to}"><xsl:value-of select="normalize-space($words)"/></fo:basic-link>
      <xsl:text> </xsl:text><fo:leader leader-pattern="dots"/><xsl:text> </xsl:text><fo:page-number-citation ref-id="{$to}"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="topic" mode="chapter">
    <fo:block role="Sect" break-before="page">
      <fo:marker marker-class-name="topic"><xsl:value-of select="normalize-space(title)"/></fo:marker>
      <fo:block role="Div" xsl:use-attribute-sets="opening" space-before="0pt">
        <fo:block role="H2" id="topic-{@id}" xsl:use-attribute-sets="title"><xsl:value-of select="normalize-space(title)"/></fo:block>
        <xsl:if test="about"><fo:block font-size="12.5pt" line-height="17pt" space-before="4pt" text-align="start" hyphenate="false" color="{$head-ink}"><xsl:value-of select="normalize-space(about)"/></fo:block></xsl:if>
      </fo:block>
      <xsl:call-template name="parts"><xsl:with-param name="of" select="@id"/></xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template name="running-head">
    <fo:block xsl:use-attribute-sets="small" padding-bottom="3pt" border-bottom="0.5pt solid {$rule-ink}" wrap-option="no-wrap">
      <fo:retrieve-marker retrieve-class-name="topic" retrieve-position="first-including-carryover"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="running-foot">
    <fo:block xsl:use-attribute-sets="small" text-align="center"><fo:page-number/></fo:block>
  </xsl:template>

  <!-- Cited here, described once at the end. -->
  <xsl:template match="criterion/authority">
    <xsl:if test="not(preceding-sibling::authority)">
      <fo:block text-align="start" font-size="9.75pt" line-height="12.5pt" space-after="3pt">
        <fo:inline font-weight="bold">On the authority of </fo:inline>
        <xsl:for-each select="../authority">
          <xsl:if test="position() > 1">; </xsl:if>
          <xsl:choose>
            <xsl:when test="name"><fo:basic-link internal-destination="authority-{@ref}" color="{$link-ink}"><xsl:value-of select="normalize-space(name)"/></fo:basic-link></xsl:when>
            <xsl:otherwise><xsl:value-of select="@ref"/></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@pin"><xsl:value-of select="concat(', ', @pin)"/></xsl:if>
        </xsl:for-each>
        <xsl:text>.</xsl:text>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="authorities">
    <fo:block role="Sect" break-before="page">
      <fo:marker marker-class-name="topic">Authorities</fo:marker>
      <fo:block role="H2" id="authorities" xsl:use-attribute-sets="title" space-after="12pt">Authorities</fo:block>
      <xsl:for-each select="topic/criterion/authority[generate-id() = generate-id(key('authority', @ref)[1])]">
        <xsl:sort select="normalize-space(name)"/>
        <fo:block id="authority-{@ref}" text-align="start" font-size="9.75pt" line-height="12.5pt" space-after="5pt" keep-together.within-page="always">
          <fo:inline font-weight="bold"><xsl:value-of select="normalize-space(name)"/></fo:inline>
          <xsl:value-of select="concat('. ', normalize-space(citation), '. ', normalize-space(holds), ' ')"/>
          <fo:inline color="{$soft-ink}"><xsl:apply-templates select="." mode="status"/>.</fo:inline>
        </fo:block>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <xsl:template name="more-masters">
    <fo:simple-page-master master-name="index" page-width="{$page-width}" page-height="{$page-height}"
        margin-top="{$margin-top}" margin-bottom="{$margin-bottom}" margin-left="{$margin-inner}" margin-right="{$margin-outer}">
      <fo:region-body margin-top="{$head-height}" margin-bottom="{$foot-height}" column-count="2" column-gap="20pt"/>
      <fo:region-before region-name="head" extent="{$head-height}"/>
      <fo:region-after region-name="foot" extent="{$foot-height}" display-align="after"/>
    </fo:simple-page-master>
  </xsl:template>

  <xsl:template name="index">
    <fo:page-sequence master-reference="index">
      <fo:static-content flow-name="head"><xsl:call-template name="running-head"/></fo:static-content>
      <fo:static-content flow-name="foot"><xsl:call-template name="running-foot"/></fo:static-content>
      <fo:flow flow-name="xsl-region-body">
        <fo:block role="H2" id="index" span="all" xsl:use-attribute-sets="title" space-after="12pt">
          <fo:marker marker-class-name="topic">Index of criteria</fo:marker>Index of criteria</fo:block>
        <xsl:for-each select="topic/criterion">
          <xsl:sort select="@id"/>
          <fo:block text-align="start" text-align-last="justify" hyphenate="false" font-size="9pt" line-height="12pt" start-indent="10pt" text-indent="-10pt">
            <fo:basic-link internal-destination="{@id}"><xsl:value-of select="@id"/></fo:basic-link>
            <xsl:text> </xsl:text><fo:leader leader-pattern="dots"/><xsl:text> </xsl:text><fo:page-number-citation ref-id="{@id}"/>
          </fo:block>
        </xsl:for-each>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template match="text//ref">
    <xsl:variable name="words">“<xsl:choose><xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise><xsl:value-of select="@to"/></xsl:otherwise></xsl:choose>”</xsl:variable>
    <xsl:variable name="to">
      <xsl:choose>
        <xsl:when test="key('provision', @to)"><xsl:value-of select="@to"/></xsl:when>
        <xsl:when test="/outline/topic[@id = current()/@to]"><xsl:value-of select="concat('topic-', @to)"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$to != ''"><fo:basic-link internal-destination="{$to}" color="{$link-ink}"><xsl:value-of select="$words"/></fo:basic-link></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
