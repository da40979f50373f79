<?xml version="1.0" encoding="UTF-8"?>
<!-- The JSON report: a contract, so members are only ever added.
     words, pages, page, section, line, clause: absent when unknown; words, pages, page and line are numbers.
     level: error, warning, advice, or none. Every other member is always there; text is always a string.
     part, position: as in text.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mou="urn:mou:functions">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:param name="part" select="'all'"/>
  <xsl:param name="position" select="1"/>

  <xsl:template match="/findings">
    <xsl:if test="$part = 'all' or $part = 'head'"><xsl:call-template name="head"/></xsl:if>
    <xsl:if test="$part = 'all' or $part = 'document'"><xsl:apply-templates select="document"/></xsl:if>
    <xsl:if test="$part = 'all' or $part = 'tail'"><xsl:text>&#10;]}&#10;</xsl:text></xsl:if>
  </xsl:template>

  <xsl:template name="head">
    <xsl:text>{"tool":{"name":"mou","version":</xsl:text>
    <xsl:value-of select="mou:json(@version)"/>
    <xsl:text>},"library":{"version":</xsl:text>
    <xsl:value-of select="mou:json(@library)"/>
    <xsl:text>},"profiles":[</xsl:text>
    <xsl:for-each select="profile"><xsl:call-template name="comma"/><xsl:value-of select="mou:json(@ref)"/></xsl:for-each>
    <xsl:text>],&#10;"documents":[</xsl:text>
  </xsl:template>

  <xsl:template name="comma"><xsl:if test="position() > 1">,</xsl:if></xsl:template>

  <xsl:template match="document">
    <xsl:if test="position() > 1 or $position > 1">,</xsl:if>
    <xsl:value-of select="concat('&#10;{&quot;file&quot;:', mou:json(@file), ',&quot;format&quot;:', mou:json(@format),
                                 ',&quot;status&quot;:', mou:json(@status), ',&quot;notes&quot;:[')"/>
    <xsl:for-each select="note"><xsl:call-template name="comma"/><xsl:value-of select="mou:json(.)"/></xsl:for-each>
    <xsl:text>]</xsl:text>
    <xsl:apply-templates select="@words" mode="number"/>
    <xsl:apply-templates select="@pages" mode="number"/>
    <xsl:value-of select="concat(',&#10; &quot;summary&quot;:{&quot;met&quot;:', number(summary/@met),
                                 ',&quot;partial&quot;:', number(summary/@partial), ',&quot;missing&quot;:', number(summary/@missing),
                                 ',&quot;contrary&quot;:', number(summary/@contrary),
                                 ',&quot;not-applicable&quot;:', number(summary/@not-applicable), '},&#10; &quot;criteria&quot;:[')"/>
    <xsl:apply-templates select="finding"/>
    <xsl:text>]}</xsl:text>
  </xsl:template>

  <xsl:template match="finding">
    <xsl:call-template name="comma"/>
    <xsl:value-of select="concat('&#10;  {&quot;id&quot;:', mou:json(@id), ',&quot;topic&quot;:', mou:json(@topic),
                                 ',&quot;verdict&quot;:', mou:json(@verdict), ',&quot;level&quot;:')"/>
    <xsl:choose>
      <xsl:when test="@level != ''"><xsl:value-of select="mou:json(@level)"/></xsl:when>
      <xsl:otherwise>"none"</xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat(',&quot;message&quot;:', mou:json(normalize-space(message)), ',&#10;   &quot;authorities&quot;:[')"/>
    <xsl:for-each select="authority"><xsl:call-template name="comma"/><xsl:value-of select="mou:json(@ref)"/></xsl:for-each>
    <xsl:text>]</xsl:text>
    <xsl:if test="clause">,"clause":<xsl:value-of select="mou:json(clause/@ref)"/></xsl:if>
    <xsl:text>,"evidence":[</xsl:text>
    <xsl:apply-templates select="evidence"/>
    <xsl:text>]}</xsl:text>
  </xsl:template>

  <xsl:template match="evidence">
    <xsl:call-template name="comma"/>
    <xsl:value-of select="concat('&#10;    {&quot;quote&quot;:', mou:json(quote), ',&quot;stance&quot;:', mou:json(@stance))"/>
    <xsl:apply-templates select="@page" mode="number"/>
    <xsl:if test="@section != ''">,"section":<xsl:value-of select="mou:json(@section)"/></xsl:if>
    <xsl:apply-templates select="@line" mode="number"/>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <!-- A count, or nothing when it is not one. -->
  <xsl:template match="@*" mode="number">
    <xsl:if test=". != '' and translate(., '0123456789', '') = '' and string-length() &lt; 16">
      <xsl:value-of select="concat(',&quot;', name(), '&quot;:', number(.))"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
