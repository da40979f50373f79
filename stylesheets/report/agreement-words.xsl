<?xml version="1.0" encoding="UTF-8"?>
<!-- The words that agreements need to be shown: what a blank asks for, list labels. Apart from words.xsl, so that an
     agreement is printed without the words of reports being read. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- What a blank, of an agreement or of model text, waits for. -->
  <xsl:template match="blank | fill" mode="asks">
    <xsl:choose>
      <xsl:when test="@label"><xsl:value-of select="@label"/></xsl:when>
      <xsl:when test="normalize-space() != ''"><xsl:value-of select="translate(normalize-space(), '[]', '')"/></xsl:when>
      <xsl:when test="@field"><xsl:value-of select="translate(@field, '_-', '  ')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate(@question, '_-', '  ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The label of an agreement's list item: the printed one where there is one; else what the list's numbering makes of
       its position. -->
  <xsl:template name="label">
    <xsl:variable name="position" select="count(preceding-sibling::item) + 1"/>
    <xsl:choose>
      <xsl:when test="@n != ''"><xsl:value-of select="@n"/></xsl:when>
      <xsl:when test="../@numbering = 'decimal'"><xsl:number value="$position" format="1."/></xsl:when>
      <xsl:when test="../@numbering = 'lower-alpha'"><xsl:number value="$position" format="(a)"/></xsl:when>
      <xsl:when test="../@numbering = 'upper-alpha'"><xsl:number value="$position" format="A."/></xsl:when>
      <xsl:when test="../@numbering = 'lower-roman'"><xsl:number value="$position" format="(i)"/></xsl:when>
      <xsl:when test="../@numbering = 'upper-roman'"><xsl:number value="$position" format="I."/></xsl:when>
      <xsl:when test="../@numbering = 'none'"/>
      <xsl:otherwise>•</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
