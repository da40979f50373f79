<?xml version="1.0" encoding="UTF-8"?>
<!-- The signature block: never split nor left alone on a page, two signatories side by side, each line named before its rule. The table is layout
     only, so its parts are tagged as divisions and read one signatory after the other. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fx="urn:mou:fo" exclude-result-prefixes="fx">

  <!-- Whether the lines can be filled in and signed on a screen. -->
  <xsl:param name="sign-on-screen" select="'no'"/>

  <xsl:template match="signatures">
    <fo:block role="Sect" keep-together.within-page="always" keep-with-previous.within-page="always" space-before="14pt">
      <!-- a place to jump to, unless the agreement has made one -->
      <xsl:if test="parent::agreement"><fo:block role="H2" xsl:use-attribute-sets="head-2"><xsl:call-template name="id"/>Signatures</fo:block></xsl:if>
      <xsl:if test="not(parent::agreement)"><xsl:call-template name="id"/></xsl:if>
      <xsl:apply-templates select="para"/>
      <!-- lines that the source had are not drawn a second time -->
      <xsl:if test="signatory and not(para[contains(., '__') or starts-with(normalize-space(), 'By:')])">
        <fo:table role="Div" table-layout="fixed" width="100%" space-before="10pt">
          <fo:table-column column-width="proportional-column-width(1)"/>
          <fo:table-column column-width="proportional-column-width(1)"/>
          <fo:table-body role="Div">
            <xsl:for-each select="signatory[position() mod 2 = 1]">
              <fo:table-row role="Div">
                <xsl:apply-templates select="."/>
                <xsl:apply-templates select="following-sibling::signatory[1]"/>
                <xsl:if test="not(following-sibling::signatory)">
                  <fo:table-cell role="artifact"><fo:block/></fo:table-cell>
                </xsl:if>
              </fo:table-row>
            </xsl:for-each>
          </fo:table-body>
        </fo:table>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:template match="signatory">
    <fo:table-cell role="Div" padding-end="18pt" padding-bottom="20pt" display-align="after" start-indent="0pt" end-indent="0pt" text-align="start">
      <fo:block font-weight="bold" hyphenate="false" space-after="14pt"><xsl:apply-templates select="for/node()"/></fo:block>
      <!-- the lines begin below each other, however long their names are -->
      <fo:list-block role="Div" provisional-distance-between-starts="36pt" provisional-label-separation="2pt">
        <xsl:call-template name="signature-line"><xsl:with-param name="name">By</xsl:with-param><xsl:with-param name="type">signature</xsl:with-param><xsl:with-param name="text" select="signed"/></xsl:call-template>
        <xsl:call-template name="signature-line"><xsl:with-param name="name">Name</xsl:with-param><xsl:with-param name="text" select="name"/></xsl:call-template>
        <xsl:call-template name="signature-line"><xsl:with-param name="name">Title</xsl:with-param><xsl:with-param name="text" select="office"/></xsl:call-template>
        <xsl:call-template name="signature-line"><xsl:with-param name="name">Date</xsl:with-param><xsl:with-param name="type">date</xsl:with-param><xsl:with-param name="text" select="date"/></xsl:call-template>
      </fo:list-block>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="signature-line">
    <xsl:param name="name"/><xsl:param name="text"/><xsl:param name="type">text</xsl:param>
    <fo:list-item role="P" line-height="20pt" hyphenate="false">
      <fo:list-item-label role="Span" end-indent="label-end()"><fo:block><xsl:value-of select="concat($name, ':')"/></fo:block></fo:list-item-label>
      <fo:list-item-body role="Span" start-indent="body-start()">
        <fo:block>
          <xsl:choose>
            <xsl:when test="normalize-space($text) != ''"><xsl:value-of select="normalize-space($text)"/></xsl:when>
            <xsl:when test="$sign-on-screen = 'yes'">
              <fx:field type="{$type}" name="signatory-{count(preceding::signatory) + 1}-{translate($name, 'BNTD', 'bntd')}" width="150pt" height="16pt">
                <xsl:attribute name="label">
                  <xsl:choose>
                    <xsl:when test="$type = 'signature'">Signature</xsl:when>
                    <xsl:when test="$type = 'date'">Date, as YYYY-MM-DD</xsl:when>
                    <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
                  </xsl:choose>
                  <xsl:value-of select="concat(', for ', normalize-space(for))"/>
                </xsl:attribute>
                <xsl:if test="$type = 'signature'"><xsl:attribute name="height">30pt</xsl:attribute></xsl:if>
              </fx:field>
            </xsl:when>
            <xsl:otherwise>
              <xsl:attribute name="text-align-last">justify</xsl:attribute>
              <fo:leader leader-pattern="rule" leader-length.minimum="1in" leader-length.optimum="2in" leader-length.maximum="100%" rule-thickness="0.6pt"/>
            </xsl:otherwise>
          </xsl:choose>
        </fo:block>
      </fo:list-item-body>
    </fo:list-item>
  </xsl:template>
</xsl:stylesheet>
