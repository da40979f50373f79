<?xml version="1.0" encoding="UTF-8"?>
<!-- The page design that agreement.xsl, topic.xsl and findings.xsl share: sizes, fonts, inks, running heads.
     To change it, write a stylesheet that imports one of those three and sets the parameters below anew, and give it to
     mou render (stylesheet option). Everything stays within the objects that the typesetter knows. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fx="urn:mou:fo" xmlns:x="adobe:ns:meta/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
    exclude-result-prefixes="x rdf dc fx">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- Paper. US Letter; A4 is 210mm by 297mm. -->
  <xsl:param name="page-width" select="'8.5in'"/>
  <xsl:param name="page-height" select="'11in'"/>
  <xsl:param name="margin-top" select="'0.6in'"/>
  <xsl:param name="margin-bottom" select="'0.6in'"/>
  <xsl:param name="margin-inner" select="'1.2in'"/>
  <xsl:param name="margin-outer" select="'1.2in'"/>
  <xsl:param name="head-height" select="'0.5in'"/>
  <xsl:param name="foot-height" select="'0.5in'"/>

  <!-- Letters. -->
  <xsl:param name="text-font" select="'Gentium Book Plus, Liberation Serif, DejaVu Serif, serif'"/>
  <xsl:param name="head-font" select="'Liberation Sans, DejaVu Sans, sans-serif'"/>
  <xsl:param name="text-size" select="'11pt'"/>
  <xsl:param name="line-height" select="'14pt'"/>
  <xsl:param name="text-align" select="'justify'"/>

  <!-- Inks: on white, at least 4.5:1. -->
  <xsl:param name="head-ink" select="'#16324f'"/>
  <xsl:param name="soft-ink" select="'#4d5763'"/>
  <xsl:param name="rule-ink" select="'#9aa3ad'"/>
  <xsl:param name="link-ink" select="$head-ink"/>
  <xsl:param name="tint" select="'#f3f1ea'"/>

  <!-- A character that no font has: refuse the document, or replace it, where text is only quoted. -->
  <xsl:param name="missing-characters" select="'refuse'"/>

  <!-- Whose paper it is, above the title: lines apart by |, a picture (PNG or JPEG, beside the document) and what it shows. -->
  <xsl:param name="letterhead" select="''"/>
  <xsl:param name="logo" select="''"/>
  <xsl:param name="logo-shows" select="''"/>
  <xsl:param name="logo-height" select="'0.75in'"/>

  <!-- How far text hangs behind its number. -->
  <xsl:param name="hang" select="'24pt'"/>

  <xsl:attribute-set name="body">
    <xsl:attribute name="font-family"><xsl:value-of select="$text-font"/></xsl:attribute>
    <xsl:attribute name="font-size"><xsl:value-of select="$text-size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line-height"/></xsl:attribute>
    <xsl:attribute name="text-align"><xsl:value-of select="$text-align"/></xsl:attribute>
    <xsl:attribute name="hyphenate">true</xsl:attribute>
    <xsl:attribute name="widows">2</xsl:attribute>
    <xsl:attribute name="orphans">2</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="head">
    <xsl:attribute name="font-family"><xsl:value-of select="$head-font"/></xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$head-ink"/></xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="title" use-attribute-sets="head">
    <xsl:attribute name="font-family"><xsl:value-of select="$text-font"/></xsl:attribute>
    <xsl:attribute name="font-weight">normal</xsl:attribute>
    <xsl:attribute name="font-size">22pt</xsl:attribute>
    <xsl:attribute name="line-height">27pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="head-2" use-attribute-sets="head">
    <xsl:attribute name="font-size">12pt</xsl:attribute>
    <xsl:attribute name="line-height">15pt</xsl:attribute>
    <xsl:attribute name="space-before.minimum">15pt</xsl:attribute>
    <xsl:attribute name="space-before.optimum">18pt</xsl:attribute>
    <xsl:attribute name="space-before.maximum">24pt</xsl:attribute>
    <xsl:attribute name="space-after">5pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="head-3" use-attribute-sets="head">
    <xsl:attribute name="font-size">9.75pt</xsl:attribute>
    <xsl:attribute name="line-height">14pt</xsl:attribute>
    <xsl:attribute name="space-before.minimum">6pt</xsl:attribute>
    <xsl:attribute name="space-before.optimum">8pt</xsl:attribute>
    <xsl:attribute name="space-before.maximum">11pt</xsl:attribute>
    <xsl:attribute name="space-after">1.5pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="para">
    <xsl:attribute name="space-after.minimum">4.5pt</xsl:attribute>
    <xsl:attribute name="space-after.optimum">6pt</xsl:attribute>
    <xsl:attribute name="space-after.maximum">9pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- Labels, places, captions: small, in the headings' face. -->
  <xsl:attribute-set name="small">
    <xsl:attribute name="font-family"><xsl:value-of select="$head-font"/></xsl:attribute>
    <xsl:attribute name="font-size">8.5pt</xsl:attribute>
    <xsl:attribute name="line-height">11.5pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$soft-ink"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="list">
    <xsl:attribute name="provisional-distance-between-starts"><xsl:value-of select="$hang"/></xsl:attribute>
    <xsl:attribute name="provisional-label-separation">4pt</xsl:attribute>
    <xsl:attribute name="space-after.minimum">4.5pt</xsl:attribute>
    <xsl:attribute name="space-after.optimum">6pt</xsl:attribute>
    <xsl:attribute name="space-after.maximum">9pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="item">
    <xsl:attribute name="space-after.minimum">2pt</xsl:attribute>
    <xsl:attribute name="space-after.optimum">3pt</xsl:attribute>
    <xsl:attribute name="space-after.maximum">5pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="cell">
    <xsl:attribute name="padding-top">4pt</xsl:attribute>
    <xsl:attribute name="padding-bottom">4pt</xsl:attribute>
    <xsl:attribute name="padding-start">5pt</xsl:attribute>
    <xsl:attribute name="padding-end">5pt</xsl:attribute>
    <xsl:attribute name="border-bottom">0.5pt solid <xsl:value-of select="$rule-ink"/></xsl:attribute>
    <xsl:attribute name="start-indent">0pt</xsl:attribute>
    <xsl:attribute name="end-indent">0pt</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="head-cell" use-attribute-sets="cell">
    <xsl:attribute name="font-family"><xsl:value-of select="$head-font"/></xsl:attribute>
    <xsl:attribute name="font-size">8.75pt</xsl:attribute>
    <xsl:attribute name="line-height">11.5pt</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$head-ink"/></xsl:attribute>
    <xsl:attribute name="background-color"><xsl:value-of select="$tint"/></xsl:attribute>
    <xsl:attribute name="display-align">after</xsl:attribute>
  </xsl:attribute-set>

  <!-- Text that is somebody else's: a quote, a clause to insert. -->
  <xsl:attribute-set name="aside">
    <xsl:attribute name="start-indent">from-parent(start-indent) + 12pt</xsl:attribute>
    <xsl:attribute name="padding-start">9pt</xsl:attribute>
    <xsl:attribute name="border-left">2pt solid <xsl:value-of select="$rule-ink"/></xsl:attribute>
    <xsl:attribute name="space-before">3pt</xsl:attribute>
    <xsl:attribute name="space-after.minimum">5.5pt</xsl:attribute>
    <xsl:attribute name="space-after.optimum">7pt</xsl:attribute>
    <xsl:attribute name="space-after.maximum">11pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- What ends a box or a bar leaves no space within it. -->
  <xsl:template name="ends-box">
    <xsl:attribute name="space-after.minimum">0pt</xsl:attribute>
    <xsl:attribute name="space-after.optimum">0pt</xsl:attribute>
    <xsl:attribute name="space-after.maximum">0pt</xsl:attribute>
  </xsl:template>

  <!-- The opening of a document: whatever stands above the double rule. -->
  <xsl:attribute-set name="opening">
    <xsl:attribute name="space-before">0.35in</xsl:attribute>
    <xsl:attribute name="space-before.conditionality">retain</xsl:attribute>
    <xsl:attribute name="space-after.minimum">16pt</xsl:attribute>
    <xsl:attribute name="space-after.optimum">20pt</xsl:attribute>
    <xsl:attribute name="space-after.maximum">28pt</xsl:attribute>
    <xsl:attribute name="padding-bottom">12pt</xsl:attribute>
    <xsl:attribute name="border-bottom">1pt solid <xsl:value-of select="$head-ink"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- A whole document: pages, metadata, bookmarks, running head and foot, and the content of the flow: the parameters', or
       what the node gives in modes bookmarks and flow (long ones are not copied then). -->
  <xsl:template name="document">
    <xsl:param name="title"/><xsl:param name="short-title" select="$title"/><xsl:param name="mark"/>
    <xsl:param name="language" select="'en-US'"/><xsl:param name="bookmarks"/><xsl:param name="content"/><xsl:param name="attachments"/><xsl:param name="more-sequences"/><xsl:param name="line-numbers"/>
    <fo:root xml:lang="{$language}" xsl:use-attribute-sets="body">
      <xsl:if test="$missing-characters = 'replace'"><xsl:attribute name="fx:missing-characters">replace</xsl:attribute></xsl:if>
      <xsl:call-template name="masters"/>
      <fo:declarations>
        <x:xmpmeta>
          <rdf:RDF>
            <rdf:Description rdf:about="">
              <dc:title><rdf:Alt><rdf:li xml:lang="x-default"><xsl:value-of select="normalize-space($title)"/></rdf:li></rdf:Alt></dc:title>
              <dc:language><rdf:Bag><rdf:li><xsl:value-of select="$language"/></rdf:li></rdf:Bag></dc:language>
            </rdf:Description>
          </rdf:RDF>
        </x:xmpmeta>
        <xsl:copy-of select="$attachments"/>
      </fo:declarations>
      <xsl:choose>
        <xsl:when test="$bookmarks != ''"><fo:bookmark-tree><xsl:copy-of select="$bookmarks"/></fo:bookmark-tree></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="bookmarks"/></xsl:otherwise>
      </xsl:choose>
      <fo:page-sequence master-reference="pages" id="document">
        <fo:static-content flow-name="head"><xsl:call-template name="running-head"><xsl:with-param name="title" select="$short-title"/><xsl:with-param name="mark" select="$mark"/></xsl:call-template></fo:static-content>
        <xsl:call-template name="first-head"><xsl:with-param name="mark" select="$mark"/></xsl:call-template>
        <fo:static-content flow-name="foot"><xsl:call-template name="running-foot"/></fo:static-content>
        <fo:static-content flow-name="first-foot"><xsl:call-template name="running-foot"/></fo:static-content>
        <fo:flow flow-name="xsl-region-body"><xsl:if test="$line-numbers > 0"><xsl:attribute name="fx:line-numbers"><xsl:value-of select="$line-numbers"/></xsl:attribute></xsl:if>
          <xsl:choose>
            <xsl:when test="$content"><xsl:copy-of select="$content"/></xsl:when>
            <xsl:otherwise><xsl:apply-templates select="." mode="flow"/></xsl:otherwise>
          </xsl:choose>
        </fo:flow>
      </fo:page-sequence>
      <xsl:copy-of select="$more-sequences"/>
    </fo:root>
  </xsl:template>

  <xsl:template match="*" mode="bookmarks"/>

  <xsl:template name="masters">
    <fo:layout-master-set>
      <fo:simple-page-master master-name="first" page-width="{$page-width}" page-height="{$page-height}"
          margin-top="{$margin-top}" margin-bottom="{$margin-bottom}" margin-left="{$margin-inner}" margin-right="{$margin-outer}">
        <fo:region-body margin-top="{$head-height}" margin-bottom="{$foot-height}"/>
        <fo:region-before region-name="first-head" extent="{$head-height}"/>
        <fo:region-after region-name="first-foot" extent="{$foot-height}" display-align="after"/>
      </fo:simple-page-master>
      <fo:simple-page-master master-name="rest" page-width="{$page-width}" page-height="{$page-height}"
          margin-top="{$margin-top}" margin-bottom="{$margin-bottom}" margin-left="{$margin-inner}" margin-right="{$margin-outer}">
        <fo:region-body margin-top="{$head-height}" margin-bottom="{$foot-height}"/>
        <fo:region-before region-name="head" extent="{$head-height}"/>
        <fo:region-after region-name="foot" extent="{$foot-height}" display-align="after"/>
      </fo:simple-page-master>
      <xsl:call-template name="more-masters"/>
      <fo:page-sequence-master master-name="pages">
        <fo:repeatable-page-master-alternatives>
          <fo:conditional-page-master-reference page-position="first" master-reference="first"/>
          <fo:conditional-page-master-reference page-position="rest" master-reference="rest"/>
        </fo:repeatable-page-master-alternatives>
      </fo:page-sequence-master>
    </fo:layout-master-set>
  </xsl:template>

  <!-- For designs that need other pages too. -->
  <xsl:template name="more-masters"/>

  <xsl:template name="running-head">
    <xsl:param name="title"/><xsl:param name="mark"/>
    <fo:block xsl:use-attribute-sets="small" text-align-last="justify" padding-bottom="3pt" border-bottom="0.5pt solid {$rule-ink}" wrap-option="no-wrap">
      <xsl:value-of select="normalize-space($title)"/><fo:leader leader-pattern="space"/><xsl:value-of select="$mark"/>
    </fo:block>
  </xsl:template>

  <!-- Over the title only what must not be missed. -->
  <xsl:template name="first-head">
    <xsl:param name="mark"/>
    <xsl:if test="$mark != ''"><fo:static-content flow-name="first-head"><fo:block xsl:use-attribute-sets="small" text-align="end"><xsl:value-of select="$mark"/></fo:block></fo:static-content></xsl:if>
  </xsl:template>

  <xsl:template name="running-foot">
    <fo:block xsl:use-attribute-sets="small" text-align="center">Page <fo:page-number/> of <fo:page-number-citation-last ref-id="document"/></fo:block>
  </xsl:template>

  <!-- A table for its layout only: read as a picture, then lines. -->
  <xsl:template name="letterhead">
    <xsl:if test="$letterhead != '' or $logo != ''">
      <fo:table role="Div" table-layout="fixed" width="100%" space-after="20pt">
        <xsl:if test="$logo != ''"><fo:table-column column-width="{$logo-height} + 0.2in"/></xsl:if>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-body role="Div">
          <fo:table-row role="Div">
            <xsl:if test="$logo != ''">
              <fo:table-cell role="Div" display-align="center" start-indent="0pt"><fo:block line-height="4pt" text-align="start"><fo:external-graphic src="url('{$logo}')" fx:alt-text="{$logo-shows}" content-height="{$logo-height}"/></fo:block></fo:table-cell>
            </xsl:if>
            <fo:table-cell role="Div" display-align="center" start-indent="0pt">
              <xsl:call-template name="letterhead-lines"><xsl:with-param name="lines" select="$letterhead"/></xsl:call-template>
            </fo:table-cell>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>

  <!-- The first names the house. -->
  <xsl:template name="letterhead-lines">
    <xsl:param name="lines"/><xsl:param name="first" select="true()"/>
    <fo:block xsl:use-attribute-sets="small" font-size="9pt" line-height="12pt">
      <xsl:if test="$first">
        <xsl:attribute name="font-size">11pt</xsl:attribute>
        <xsl:attribute name="line-height">15pt</xsl:attribute>
        <xsl:attribute name="font-weight">bold</xsl:attribute>
        <xsl:attribute name="color"><xsl:value-of select="$head-ink"/></xsl:attribute>
      </xsl:if>
      <xsl:value-of select="normalize-space(substring-before(concat($lines, '|'), '|'))"/>
    </fo:block>
    <xsl:if test="contains($lines, '|')">
      <xsl:call-template name="letterhead-lines"><xsl:with-param name="lines" select="substring-after($lines, '|')"/><xsl:with-param name="first" select="false()"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Ends a sentence that may end in an abbreviation. -->
  <xsl:template name="full-stop">
    <xsl:param name="after"/>
    <xsl:if test="substring(normalize-space($after), string-length(normalize-space($after))) != '.'">.</xsl:if>
  </xsl:template>

  <!-- Quotes as they are printed: an apostrophe, and double ones in pairs. -->
  <xsl:template name="printed">
    <xsl:param name="text"/><xsl:param name="open" select="true()"/>
    <xsl:variable name="curled">'"</xsl:variable>
    <xsl:value-of select="translate(substring-before(concat($text, '&quot;'), '&quot;'), $curled, '’')"/>
    <xsl:if test="contains($text, '&quot;')">
      <xsl:choose><xsl:when test="$open">“</xsl:when><xsl:otherwise>”</xsl:otherwise></xsl:choose>
      <xsl:call-template name="printed"><xsl:with-param name="text" select="substring-after($text, '&quot;')"/><xsl:with-param name="open" select="not($open)"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The first words of a title that fit a running head. -->
  <xsl:template name="shorten">
    <xsl:param name="text"/><xsl:param name="room" select="76"/>
    <xsl:variable name="words" select="normalize-space($text)"/>
    <xsl:choose>
      <xsl:when test="string-length($words) &lt;= $room"><xsl:value-of select="$words"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="drop-last-word"><xsl:with-param name="text" select="substring($words, 1, $room)"/></xsl:call-template>
        <xsl:text> …</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="drop-last-word">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="$text = '' or not(contains($text, ' ')) or substring($text, string-length($text)) = ' '"><xsl:value-of select="normalize-space($text)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="drop-last-word"><xsl:with-param name="text" select="substring($text, 1, string-length($text) - 1)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
