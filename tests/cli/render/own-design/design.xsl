<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="SRC/stylesheets/print/agreement.xsl"/>
  <xsl:param name="page-width" select="'210mm'"/>
  <xsl:param name="page-height" select="'297mm'"/>
  <xsl:param name="draft-mark" select="'For discussion'"/>
  <xsl:param name="contents-from" select="3"/>
</xsl:stylesheet>
