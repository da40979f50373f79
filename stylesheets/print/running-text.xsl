<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands inside a line of an agreement: sentences, defined terms, cross-references, blanks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <!-- Sentences carry no spaces of their own at their ends. -->
  <xsl:template match="s">
    <xsl:apply-templates/>
    <xsl:if test="following-sibling::node()[1][self::s]"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="act"/>

  <xsl:template match="term"><fo:inline font-weight="bold"><xsl:apply-templates/></fo:inline></xsl:template>

  <xsl:template match="ref">
    <xsl:choose>
      <xsl:when test="key('id', @to)">
        <fo:basic-link internal-destination="{@to}" color="{$link-ink}"><xsl:apply-templates/></fo:basic-link>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A gap to write in, and what belongs there. -->
  <xsl:template match="blank">
    <fo:leader leader-pattern="rule" leader-length="4.5em" rule-thickness="0.6pt"/>
    <xsl:text>&#160;</xsl:text>
    <fo:inline font-style="italic" font-size="0.82em" color="{$soft-ink}">
      <xsl:text>[</xsl:text>
      <xsl:apply-templates select="." mode="asks"/>
      <xsl:text>]</xsl:text>
    </fo:inline>
  </xsl:template>
</xsl:stylesheet>
