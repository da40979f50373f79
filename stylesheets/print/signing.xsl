<?xml version="1.0" encoding="UTF-8"?>
<!-- An agreement ready to be signed on a screen: fields on the signature lines, and the agreement's own XML carried in the
     file, which then claims PDF/A-3a instead of PDF/A-2a. mou render with the stylesheet "signing". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="agreement.xsl"/>

  <xsl:param name="sign-on-screen" select="'yes'"/>
  <xsl:param name="carry-source" select="'yes'"/>
</xsl:stylesheet>
