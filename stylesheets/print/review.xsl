<?xml version="1.0" encoding="UTF-8"?>
<!-- A review copy: the agreement as it was read, its lines numbered, each finding in the margin beside the sentence that it
     speaks of; behind it what the agreement does not say, with the clauses to insert. In: findings joined with one agreement. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fx="urn:mou:fo" exclude-result-prefixes="fx">
  <xsl:import href="findings.xsl"/>
  <xsl:import href="agreement.xsl"/>

  <xsl:param name="margin-inner" select="'0.95in'"/>
  <xsl:param name="margin-outer" select="'0.6in'"/>
  <xsl:param name="note-width" select="'2.15in'"/>
  <xsl:param name="note-gap" select="'0.25in'"/>
  <xsl:param name="unsaid-margin" select="'1.2in'"/>
  <xsl:param name="text-size" select="'10.5pt'"/>
  <xsl:param name="line-height" select="'15pt'"/>
  <xsl:param name="line-numbers" select="5"/>
  <xsl:param name="missing-characters" select="'replace'"/>
  <!-- Behind the sentences that are spoken of. -->
  <xsl:param name="contrary-tint" select="'#f9e3e0'"/>
  <xsl:param name="partial-tint" select="'#f6efd6'"/>

  <xsl:key name="evidence" match="finding[@verdict = 'contrary' or @verdict = 'partial']/evidence[@stance = 'contradicts' or ../@verdict = 'partial']" use="@mark"/>

  <xsl:template match="/">
    <xsl:apply-templates select="findings/document/agreement"/>
  </xsl:template>

  <xsl:template match="agreement" priority="2">
    <xsl:variable name="title">
      <xsl:choose>
        <xsl:when test="meta/title != ''"><xsl:value-of select="meta/title"/></xsl:when>
        <xsl:otherwise>Agreement</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="asking" select="../finding[@verdict != 'met' and @verdict != 'not-applicable']"/>
    <!-- what no sentence of the text shows -->
    <xsl:variable name="beside" select="$asking[evidence[@mark][@stance = 'contradicts' or ../@verdict = 'partial'][../@verdict != 'missing']]"/>
    <xsl:variable name="rest" select="$asking[count(. | $beside) != count($beside)]"/>
    <xsl:call-template name="document">
      <xsl:with-param name="title" select="concat('Review copy: ', normalize-space($title))"/>
      <xsl:with-param name="short-title"><xsl:call-template name="shorten"><xsl:with-param name="text" select="$title"/><xsl:with-param name="room" select="60"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="mark">Draft for review</xsl:with-param>
      <xsl:with-param name="line-numbers" select="$line-numbers"/>
      <xsl:with-param name="bookmarks"><xsl:apply-templates select="section | signatures" mode="bookmark"/>
        <xsl:if test="$rest"><fo:bookmark internal-destination="unsaid"><fo:bookmark-title>What the agreement does not say</fo:bookmark-title></fo:bookmark></xsl:if>
      </xsl:with-param>
      <xsl:with-param name="content">
        <fo:block role="Div" xsl:use-attribute-sets="opening">
          <fo:block role="H1" xsl:use-attribute-sets="title"><xsl:value-of select="normalize-space($title)"/></fo:block>
          <xsl:apply-templates select=".." mode="source"/>
          <xsl:call-template name="made-with"/>
          <fo:block xsl:use-attribute-sets="small" space-before="3pt">
            <xsl:apply-templates select="../summary" mode="sentence"/>
            <xsl:text>. What is contrary or partial stands in the margin beside the words it speaks of; what is missing, at the end.</xsl:text>
          </fo:block>
        </fo:block>
        <xsl:call-template name="blocks"><xsl:with-param name="blocks" select="section | para[not(@kind = 'title')] | list | table | signatures"/></xsl:call-template>
        <xsl:if test="not($rest)"><xsl:call-template name="last-words"/></xsl:if>
      </xsl:with-param>
      <xsl:with-param name="more-sequences">
        <xsl:if test="$rest">
          <fo:page-sequence master-reference="unsaid">
            <fo:static-content flow-name="head">
              <xsl:call-template name="running-head">
                <xsl:with-param name="title"><xsl:call-template name="shorten"><xsl:with-param name="text" select="$title"/><xsl:with-param name="room" select="60"/></xsl:call-template></xsl:with-param>
                <xsl:with-param name="mark">Draft for review</xsl:with-param>
              </xsl:call-template>
            </fo:static-content>
            <fo:static-content flow-name="foot"><xsl:call-template name="running-foot"/></fo:static-content>
            <fo:flow flow-name="xsl-region-body">
              <fo:block role="Sect">
                <fo:block role="H2" id="unsaid" xsl:use-attribute-sets="head-2">What the agreement does not say</fo:block>
                <xsl:for-each select="$rest">
                  <xsl:sort select="number(@level != 'error') + number(@level != 'error' and @level != 'warning')" data-type="number"/>
                  <xsl:apply-templates select="." mode="unsaid"/>
                </xsl:for-each>
              </fo:block>
              <xsl:call-template name="last-words"/>
            </fo:flow>
          </fo:page-sequence>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="last-words">
    <fo:block id="end" xsl:use-attribute-sets="small" space-before="16pt"><xsl:call-template name="disclaimer"/></fo:block>
  </xsl:template>

  <xsl:template name="running-foot">
    <fo:block xsl:use-attribute-sets="small" text-align="center">Page <fo:page-number/> of <fo:page-number-citation ref-id="end"/></fo:block>
  </xsl:template>

  <xsl:template name="made-with">
    <fo:block xsl:use-attribute-sets="small" space-before="3pt">
      <xsl:text>Measured against: </xsl:text>
      <xsl:for-each select="/findings/profile"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="@ref"/></xsl:for-each>
      <xsl:value-of select="concat('. Made with mou ', /findings/@version, ', clause library ', /findings/@library, '.')"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="running-head">
    <xsl:param name="title"/><xsl:param name="mark"/>
    <fo:block xsl:use-attribute-sets="small" text-align-last="justify" padding-bottom="3pt" border-bottom="0.5pt solid {$rule-ink}" wrap-option="no-wrap">
      <xsl:value-of select="normalize-space($title)"/><fo:leader leader-pattern="space"/>
      <fo:inline font-weight="bold" color="{$contrary-ink}" text-transform="uppercase" letter-spacing="0.6pt"><xsl:value-of select="$mark"/></fo:inline>
    </fo:block>
  </xsl:template>

  <xsl:template match="s[@mark] | para[@mark] | row[@mark]/cell[1]" mode="notes">
    <xsl:for-each select="key('evidence', (@mark | self::cell/../@mark)[1])">
      <xsl:variable name="ink"><xsl:apply-templates select=".." mode="ink"/></xsl:variable>
      <fx:aside>
        <fo:block role="P" font-family="{$head-font}" font-size="7.5pt" line-height="9.75pt" font-weight="normal" font-style="normal" color="#000000" text-align="start" text-indent="0pt" hyphenate="false" border-left="1.5pt solid {$ink}" padding-start="5pt" start-indent="6.5pt" end-indent="0pt">
          <fo:inline font-weight="bold" color="{$ink}"><xsl:apply-templates select=".." mode="verdict"/>.</fo:inline>
          <xsl:value-of select="concat(' ', normalize-space(../message))"/>
          <fo:inline color="{$soft-ink}">
            <xsl:value-of select="concat(' ', ../@id)"/>
            <xsl:if test="../clause[para]/@ref != ''"><xsl:value-of select="concat('; clause ', ../clause[para]/@ref)"/></xsl:if>
          </fo:inline>
        </fo:block>
      </fx:aside>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="s[key('evidence', @mark)]" priority="2">
    <xsl:apply-templates select="." mode="notes"/>
    <fo:inline background-color="{$partial-tint}">
      <xsl:if test="key('evidence', @mark)[@stance = 'contradicts']"><xsl:attribute name="background-color"><xsl:value-of select="$contrary-tint"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </fo:inline>
    <xsl:if test="following-sibling::*"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="finding" mode="unsaid">
    <xsl:variable name="ink"><xsl:apply-templates select="." mode="ink"/></xsl:variable>
    <fo:block role="Sect" space-before="7pt" space-after="5pt">
      <fo:block role="H3" xsl:use-attribute-sets="head-3"><xsl:value-of select="normalize-space(title)"/></fo:block>
      <fo:block xsl:use-attribute-sets="para" text-align="start">
        <fo:inline font-family="{$head-font}" font-size="0.85em" font-weight="bold" color="{$ink}"><xsl:apply-templates select="." mode="verdict"/>.</fo:inline>
        <xsl:value-of select="concat(' ', normalize-space(message))"/>
        <fo:inline font-family="{$head-font}" font-size="0.8em" color="{$soft-ink}"><xsl:text> </xsl:text><fo:inline keep-together.within-line="always"><xsl:value-of select="concat(@id, ', ', @level)"/></fo:inline></fo:inline>
      </fo:block>
      <xsl:if test="@level != 'advice'"><xsl:apply-templates select="clause[para]"/></xsl:if>
    </fo:block>
  </xsl:template>

  <!-- The first page has the others' head. -->
  <xsl:template name="first-head"/>

  <!-- Room for notes beside the text. -->
  <xsl:template name="masters">
    <fo:layout-master-set>
      <xsl:call-template name="review-master"><xsl:with-param name="name">first</xsl:with-param><xsl:with-param name="foot">first-foot</xsl:with-param></xsl:call-template>
      <xsl:call-template name="review-master"><xsl:with-param name="name">rest</xsl:with-param></xsl:call-template>
      <!-- What the agreement does not say stands beside nothing: the lines are wide. -->
      <fo:simple-page-master master-name="unsaid" page-width="{$page-width}" page-height="{$page-height}"
          margin-top="{$margin-top}" margin-bottom="{$margin-bottom}" margin-left="{$unsaid-margin}" margin-right="{$unsaid-margin}">
        <fo:region-body margin-top="{$head-height}" margin-bottom="{$foot-height}"/>
        <fo:region-before region-name="head" extent="{$head-height}"/>
        <fo:region-after region-name="foot" extent="{$foot-height}" display-align="after"/>
      </fo:simple-page-master>
      <fo:page-sequence-master master-name="pages">
        <fo:repeatable-page-master-alternatives>
          <fo:conditional-page-master-reference page-position="first" master-reference="first"/>
          <fo:conditional-page-master-reference page-position="rest" master-reference="rest"/>
        </fo:repeatable-page-master-alternatives>
      </fo:page-sequence-master>
    </fo:layout-master-set>
  </xsl:template>

  <xsl:template name="review-master">
    <xsl:param name="name"/><xsl:param name="foot">foot</xsl:param>
    <fo:simple-page-master master-name="{$name}" page-width="{$page-width}" page-height="{$page-height}"
        margin-top="{$margin-top}" margin-bottom="{$margin-bottom}" margin-left="{$margin-inner}" margin-right="{$margin-outer}">
      <fo:region-body margin-top="{$head-height}" margin-bottom="{$foot-height}" margin-right="{$note-width} + {$note-gap}"/>
      <fo:region-before region-name="head" extent="{$head-height}" precedence="true"/>
      <fo:region-after region-name="{$foot}" extent="{$foot-height}" display-align="after" precedence="true"/>
      <fo:region-end extent="{$note-width}"/>
    </fo:simple-page-master>
  </xsl:template>
</xsl:stylesheet>
