<?xml version="1.0" encoding="UTF-8"?>
<!-- Model text as it stands in the library: facts still to be filled in, words that depend on an answer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:template name="marked">
    <xsl:if test="@when"><fo:inline font-style="italic" font-size="0.85em" color="{$soft-ink}">[If <xsl:call-template name="when"/>:] </fo:inline></xsl:if>
  </xsl:template>

  <xsl:template match="text//para">
    <fo:block xsl:use-attribute-sets="para"><xsl:if test="parent::text and not(following-sibling::*)"><xsl:call-template name="ends-box"/></xsl:if><xsl:call-template name="marked"/><xsl:apply-templates/></fo:block>
  </xsl:template>

  <xsl:template match="text//list">
    <xsl:if test="@when"><fo:block><xsl:call-template name="marked"/></fo:block></xsl:if>
    <fo:list-block xsl:use-attribute-sets="list"><xsl:if test="parent::text and not(following-sibling::*)"><xsl:call-template name="ends-box"/></xsl:if><xsl:apply-templates select="item | each"/></fo:list-block>
  </xsl:template>

  <xsl:template match="text//item">
    <fo:list-item xsl:use-attribute-sets="item">
      <fo:list-item-label end-indent="label-end()"><fo:block>•</fo:block></fo:list-item-label>
      <fo:list-item-body start-indent="body-start()"><fo:block><xsl:call-template name="marked"/><xsl:call-template name="repeated"/><xsl:apply-templates/></fo:block></fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <xsl:template match="text//each"><xsl:apply-templates select="item | row"/></xsl:template>

  <xsl:template name="repeated">
    <xsl:if test="parent::each"><fo:inline font-style="italic" font-size="0.85em" color="{$soft-ink}">[For each of the <xsl:value-of select="translate(../@question, '_', ' ')"/>:] </fo:inline></xsl:if>
  </xsl:template>

  <xsl:template match="text//table">
    <xsl:if test="caption"><fo:block xsl:use-attribute-sets="head-3"><xsl:apply-templates select="caption/node()"/></fo:block></xsl:if>
    <fo:table table-layout="fixed" width="100%" font-size="9.75pt" line-height="12.5pt" border-top="1pt solid {$head-ink}" space-after="6pt">
      <xsl:for-each select="(row | each/row)[1]/cell"><fo:table-column column-width="proportional-column-width(1)"/></xsl:for-each>
      <xsl:if test="row[@head = 'true'] and (each or row[not(@head)])"><fo:table-header><xsl:apply-templates select="row[@head = 'true']"/></fo:table-header></xsl:if>
      <fo:table-body>
        <xsl:apply-templates select="row[not(@head)] | each/row"/>
        <xsl:if test="not(each or row[not(@head)])"><xsl:apply-templates select="row"/></xsl:if>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template match="text//row"><fo:table-row><xsl:apply-templates select="cell"/></fo:table-row></xsl:template>

  <xsl:template match="text//cell">
    <fo:table-cell xsl:use-attribute-sets="cell"><fo:block><xsl:if test="not(preceding-sibling::cell)"><xsl:for-each select=".."><xsl:call-template name="repeated"/></xsl:for-each></xsl:if><xsl:apply-templates/></fo:block></fo:table-cell>
  </xsl:template>

  <xsl:template match="text//row[@head = 'true']/cell">
    <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block><xsl:apply-templates/></fo:block></fo:table-cell>
  </xsl:template>

  <xsl:template match="fill">
    <fo:inline font-family="{$head-font}" font-size="0.85em" color="{$head-ink}">
      <xsl:text>[</xsl:text>
      <xsl:apply-templates select="." mode="asks"/>
      <xsl:text>]</xsl:text>
    </fo:inline>
  </xsl:template>

  <xsl:template match="text//if">
    <fo:inline font-style="italic" font-size="0.85em" color="{$soft-ink}">[if <xsl:call-template name="when"/>: </fo:inline>
    <xsl:apply-templates/>
    <fo:inline font-style="italic" font-size="0.85em" color="{$soft-ink}">]</fo:inline>
  </xsl:template>

  <xsl:template match="text//ref">
    <xsl:variable name="words">
      <xsl:text>“</xsl:text>
      <xsl:choose>
        <xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@to"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>”</xsl:text>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="/topic/provision[@id = current()/@to]"><fo:basic-link internal-destination="{@to}" color="{$link-ink}"><xsl:value-of select="$words"/></fo:basic-link></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="text//term"><fo:inline font-weight="bold"><xsl:apply-templates/></fo:inline></xsl:template>
</xsl:stylesheet>
