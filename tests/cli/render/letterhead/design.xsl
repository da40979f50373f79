<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="SRC/stylesheets/print/agreement.xsl"/>
  <xsl:param name="letterhead" select="'Riverton Unified School District | 100 Main Street, Riverton | 555-0100 · riverton.example.org'"/>
  <xsl:param name="logo" select="'seal.png'"/>
  <xsl:param name="logo-shows" select="'Seal of the Riverton Unified School District'"/>
  <xsl:param name="head-ink" select="'#5b1a1a'"/>
  <xsl:param name="head-font" select="'Liberation Serif'"/>
</xsl:stylesheet>
