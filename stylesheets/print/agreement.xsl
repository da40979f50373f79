<?xml version="1.0" encoding="UTF-8"?>
<!-- An agreement as pages: title, recitals, numbered sections, tables, signatures. Numbers are the tree's own (@n):
     what is cited is what is printed. Blocks that are no part of the agreement (running heads, a table of contents read
     from somewhere) are left out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fx="urn:mou:fo" xmlns:mou="urn:mou:functions"
    exclude-result-prefixes="fx mou">
  <xsl:import href="design.xsl"/>
  <xsl:import href="running-text.xsl"/>
  <xsl:import href="signatures.xsl"/>
  <xsl:import href="../report/agreement-words.xsl"/>

  <!-- What the running head says of an agreement that nobody has signed; empty: nothing. -->
  <xsl:param name="draft-mark" select="'Draft'"/>

  <!-- An agreement of so many titled sections opens with its contents; 0: none does. Reading it back, the contents are known as such. -->
  <xsl:param name="contents-from" select="15"/>

  <!-- Whether the PDF carries the agreement as XML, so that it can be checked again years later (PDF/A-3). -->
  <xsl:param name="carry-source" select="'no'"/>

  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <xsl:template match="/">
    <xsl:apply-templates select="agreement"/>
  </xsl:template>

  <xsl:template match="agreement">
    <xsl:variable name="title"><xsl:apply-templates select="." mode="own-title"/></xsl:variable>
    <xsl:call-template name="document">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="short-title"><xsl:call-template name="shorten"><xsl:with-param name="text" select="$title"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="mark"><xsl:if test="@status = 'draft'"><xsl:value-of select="$draft-mark"/></xsl:if></xsl:with-param>
      <xsl:with-param name="language">
        <xsl:choose><xsl:when test="@xml:lang != ''"><xsl:value-of select="@xml:lang"/></xsl:when><xsl:otherwise>en-US</xsl:otherwise></xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="attachments">
        <xsl:if test="$carry-source = 'yes'">
          <fx:attachment name="agreement.xml" description="This agreement as data, for mou check"><xsl:copy-of select="."/></fx:attachment>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="agreement" mode="own-title">
    <xsl:choose>
      <xsl:when test="meta/title != ''"><xsl:value-of select="meta/title"/></xsl:when>
      <xsl:when test="para[@kind = 'title']"><xsl:value-of select="para[@kind = 'title'][1]"/></xsl:when>
      <xsl:otherwise>Agreement</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the flow holds, written where it belongs: a parameter would be a tree that is copied there. -->
  <xsl:template match="agreement" mode="flow">
    <xsl:variable name="title"><xsl:apply-templates select="." mode="own-title"/></xsl:variable>
    <xsl:variable name="lines" select="para[@kind = 'title']"/>
    <xsl:call-template name="letterhead"/>
    <fo:block role="Div" xsl:use-attribute-sets="opening">
      <xsl:if test="not($lines)"><fo:block role="H1" xsl:use-attribute-sets="title"><xsl:value-of select="$title"/></fo:block></xsl:if>
      <xsl:apply-templates select="$lines" mode="title"/>
      <xsl:call-template name="parties"><xsl:with-param name="said" select="string($title)"/></xsl:call-template>
    </fo:block>
    <xsl:if test="$contents-from > 0 and count(section[title != ''][not(@kind = 'furniture' or @kind = 'contents')]) >= $contents-from"><xsl:call-template name="contents"/></xsl:if>
    <xsl:call-template name="blocks"><xsl:with-param name="blocks" select="section | para[not(@kind = 'title')] | list | table | signatures"/></xsl:call-template>
  </xsl:template>

  <!-- Two columns, read downwards, so that the contents do not push the agreement off its first pages. -->
  <xsl:template name="contents">
    <xsl:variable name="entries" select="section[title != ''][not(@kind = 'furniture' or @kind = 'contents')] | signatures"/>
    <fo:block role="H2" xsl:use-attribute-sets="head-2">Contents</fo:block>
    <fo:table role="Div" table-layout="fixed" width="100%" space-after.minimum="10pt" space-after.optimum="12pt" space-after.maximum="20pt" font-size="9.5pt" line-height="12.5pt">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-body role="Div">
        <fo:table-row role="Div">
          <fo:table-cell role="TOC" padding-end="9pt" start-indent="0pt" end-indent="0pt"><xsl:apply-templates select="$entries[position() &lt;= ceiling(count($entries) div 2)]" mode="entry"/></fo:table-cell>
          <fo:table-cell role="TOC" padding-start="9pt" start-indent="0pt" end-indent="0pt"><xsl:apply-templates select="$entries[position() > ceiling(count($entries) div 2)]" mode="entry"/></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template match="section | signatures" mode="entry">
    <xsl:variable name="to" select="concat(@xml:id, mou:path(self::*[not(@xml:id != '')]))"/>
    <fo:block role="TOCI" text-align="start" text-align-last="justify" hyphenate="false" start-indent="18pt" text-indent="-18pt">
      <fo:basic-link internal-destination="{$to}">
        <xsl:choose>
          <xsl:when test="self::signatures">Signatures</xsl:when>
          <xsl:otherwise>
            <xsl:if test="@n != ''"><xsl:value-of select="concat(@n, ' ')"/><fo:leader leader-pattern="space" leader-length="0pt" fx:until="18pt"/></xsl:if>
            <xsl:value-of select="normalize-space(title)"/>
          </xsl:otherwise>
        </xsl:choose>
      </fo:basic-link>
      <xsl:text> </xsl:text><fo:leader leader-pattern="dots"/><xsl:text> </xsl:text><fo:page-number-citation ref-id="{$to}"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="para" mode="title">
    <xsl:choose>
      <xsl:when test="position() = 1"><fo:block role="H1" xsl:use-attribute-sets="title"><xsl:apply-templates/></fo:block></xsl:when>
      <xsl:otherwise>
        <fo:block font-size="13pt" line-height="18pt" text-align="start" hyphenate="false" color="{$head-ink}"><xsl:apply-templates/></fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Whose agreement it is, unless its title says so. -->
  <xsl:template name="parties">
    <xsl:param name="said"/>
    <xsl:variable name="names" select="party[@role != 'other']/name[. != '']"/>
    <xsl:if test="count($names) > 1 and not(contains($said, $names[1]))">
      <fo:block xsl:use-attribute-sets="small" font-size="10pt" line-height="14pt" space-before="6pt">
        <xsl:for-each select="$names">
          <xsl:if test="position() > 1"><xsl:text> · </xsl:text></xsl:if>
          <xsl:value-of select="."/>
        </xsl:for-each>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Blocks in order; numbered paragraphs that follow each other make one list, so that their numbers hang. -->
  <xsl:template name="blocks">
    <xsl:param name="blocks"/>
    <xsl:for-each select="$blocks[not(@kind = 'furniture' or @kind = 'contents')]">
      <xsl:choose>
        <xsl:when test="self::para[@n != ''] and preceding-sibling::*[1][self::para[@n != '']]"/>
        <xsl:when test="self::para[@n != '']">
          <fo:list-block xsl:use-attribute-sets="list"><xsl:apply-templates select="." mode="numbered"/></fo:list-block>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="para" mode="numbered">
    <fo:list-item xsl:use-attribute-sets="para">
      <xsl:call-template name="id"/>
      <fo:list-item-label end-indent="label-end()"><fo:block text-align="start" hyphenate="false"><xsl:value-of select="@n"/></fo:block></fo:list-item-label>
      <fo:list-item-body start-indent="body-start()"><fo:block><xsl:apply-templates/></fo:block></fo:list-item-body>
    </fo:list-item>
    <xsl:apply-templates select="following-sibling::*[1][self::para[@n != '']]" mode="numbered"/>
  </xsl:template>

  <!-- Ids come from the tree, or from a section's place in it: the same in every run. -->
  <xsl:template name="id">
    <xsl:choose>
      <xsl:when test="@xml:id != ''"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:when>
      <xsl:when test="self::section or self::signatures"><xsl:attribute name="id"><xsl:value-of select="mou:path(.)"/></xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Bookmarks: two levels, by what has a title. -->
  <xsl:template match="agreement" mode="bookmarks">
    <xsl:if test="section[title != ''][not(@kind = 'furniture' or @kind = 'contents')] | signatures">
      <fo:bookmark-tree><xsl:apply-templates select="section | signatures" mode="bookmark"/></fo:bookmark-tree>
    </xsl:if>
  </xsl:template>

  <xsl:template match="section" mode="bookmark">
    <xsl:variable name="to" select="concat(@xml:id, mou:path(self::*[not(@xml:id != '')]))"/>
    <xsl:if test="title != '' and not(@kind = 'furniture' or @kind = 'contents')">
      <fo:bookmark internal-destination="{$to}">
        <xsl:if test="section"><xsl:attribute name="starting-state">hide</xsl:attribute></xsl:if>
        <fo:bookmark-title><xsl:value-of select="normalize-space(concat(@n, ' ', title))"/></fo:bookmark-title>
        <xsl:if test="not(ancestor::section)"><xsl:apply-templates select="section" mode="bookmark"/></xsl:if>
      </fo:bookmark>
    </xsl:if>
  </xsl:template>

  <xsl:template match="signatures" mode="bookmark">
    <xsl:variable name="to" select="concat(@xml:id, mou:path(self::*[not(@xml:id != '')]))"/>
    <fo:bookmark internal-destination="{$to}"><fo:bookmark-title>Signatures</fo:bookmark-title></fo:bookmark>
  </xsl:template>

  <xsl:template match="section[title != '']">
    <xsl:variable name="depth" select="count(ancestor::section[title != ''])"/>
    <fo:block role="Sect">
      <xsl:if test="@kind = 'exhibit' and $depth = 0"><xsl:attribute name="break-before">page</xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="$depth = 0">
          <fo:block role="H2" xsl:use-attribute-sets="head-2"><xsl:call-template name="hang-number"/><xsl:call-template name="id"/><xsl:call-template name="heading"/></fo:block>
          <xsl:call-template name="blocks"><xsl:with-param name="blocks" select="*[not(self::title)]"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <fo:block xsl:use-attribute-sets="head-3">
            <!-- H3 … H6: PDF has no deeper heading -->
            <xsl:attribute name="role">H<xsl:value-of select="($depth + 2) * ($depth &lt; 4) + 6 * ($depth >= 4)"/></xsl:attribute>
            <xsl:call-template name="hang-number"/>
            <xsl:call-template name="id"/><xsl:call-template name="heading"/>
          </fo:block>
          <fo:block start-indent="from-parent(start-indent) + {$hang}">
            <xsl:call-template name="blocks"><xsl:with-param name="blocks" select="*[not(self::title)]"/></xsl:call-template>
          </fo:block>
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <!-- Titles begin where the text of numbered paragraphs does. -->
  <xsl:template name="hang-number">
    <xsl:if test="@n != ''">
      <xsl:attribute name="start-indent">from-parent(start-indent) + <xsl:value-of select="$hang"/></xsl:attribute>
      <xsl:attribute name="text-indent">-<xsl:value-of select="$hang"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- The number is part of the heading: read aloud, listed, and searched with it. -->
  <xsl:template name="heading">
    <xsl:if test="@n != ''"><xsl:value-of select="@n"/><xsl:text>&#8194;</xsl:text><fo:leader leader-pattern="space" leader-length="0pt" fx:until="{$hang}"/></xsl:if>
    <xsl:apply-templates select="title/node()"/>
  </xsl:template>

  <!-- A numbered section without a title is an item whose number hangs. -->
  <xsl:template match="section[not(title != '')]">
    <xsl:choose>
      <xsl:when test="@n != ''">
        <fo:list-block xsl:use-attribute-sets="list">
          <xsl:if test="string-length(@n) > 5"><xsl:attribute name="provisional-distance-between-starts">36pt</xsl:attribute></xsl:if>
          <fo:list-item>
            <xsl:call-template name="id"/>
            <fo:list-item-label end-indent="label-end()"><fo:block text-align="start" hyphenate="false"><xsl:value-of select="@n"/></fo:block></fo:list-item-label>
            <fo:list-item-body start-indent="body-start()">
              <xsl:call-template name="blocks"><xsl:with-param name="blocks" select="*[not(self::title)]"/></xsl:call-template>
              <xsl:if test="not(*[not(self::title)])"><fo:block/></xsl:if>
            </fo:list-item-body>
          </fo:list-item>
        </fo:list-block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block>
          <xsl:call-template name="id"/>
          <xsl:call-template name="blocks"><xsl:with-param name="blocks" select="*[not(self::title)]"/></xsl:call-template>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="para[@kind = 'note']">
    <fo:block xsl:use-attribute-sets="small" font-style="italic" start-indent="from-parent(start-indent) + {$hang}" space-after="6pt">
      <xsl:call-template name="id"/>Note: <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <!-- A lead-in stays with the list it leads into. -->
  <xsl:template match="para">
    <fo:block xsl:use-attribute-sets="para">
      <xsl:call-template name="id"/>
      <xsl:if test="following-sibling::*[1][self::list or self::table]"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <!-- Text that stands where blocks do, as in an item of several paragraphs. -->
  <xsl:template match="item | cell" mode="content">
    <xsl:choose>
      <xsl:when test="para | list | table | section | signatures">
        <xsl:call-template name="blocks"><xsl:with-param name="blocks" select="*"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><fo:block><xsl:apply-templates/></fo:block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="list">
    <fo:list-block xsl:use-attribute-sets="list">
      <!-- "(viii)" needs more room than "(a)" -->
      <xsl:if test="item[string-length(@n) > 5]"><xsl:attribute name="provisional-distance-between-starts">32pt</xsl:attribute></xsl:if>
      <xsl:if test="item[string-length(@n) > 7]"><xsl:attribute name="provisional-distance-between-starts">54pt</xsl:attribute></xsl:if>
      <xsl:call-template name="id"/>
      <xsl:apply-templates select="item"/>
    </fo:list-block>
  </xsl:template>

  <xsl:template match="item">
    <fo:list-item xsl:use-attribute-sets="item">
      <xsl:call-template name="id"/>
      <fo:list-item-label end-indent="label-end()"><fo:block text-align="start" hyphenate="false"><xsl:call-template name="label"/></fo:block></fo:list-item-label>
      <fo:list-item-body start-indent="body-start()"><xsl:apply-templates select="." mode="content"/></fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <xsl:template match="table">
    <xsl:if test="caption != ''">
      <fo:block xsl:use-attribute-sets="head-3" role="P"><xsl:apply-templates select="caption/node()"/></fo:block>
    </xsl:if>
    <xsl:variable name="head" select="row[@head = 'true'][not(preceding-sibling::row[not(@head = 'true')])]"/>
    <xsl:variable name="body" select="row[not(@head = 'true') or preceding-sibling::row[not(@head = 'true')]]"/>
    <fo:table table-layout="fixed" width="100%" border-top="1pt solid {$head-ink}" space-before="4pt" space-after="10pt" font-size="9.75pt" line-height="12.5pt">
      <xsl:if test="count(row) &lt; 7"><xsl:attribute name="keep-together.within-page">always</xsl:attribute></xsl:if>
      <xsl:call-template name="id"/>
      <xsl:call-template name="columns"/>
      <xsl:if test="$head and $body"><fo:table-header><xsl:apply-templates select="$head"/></fo:table-header></xsl:if>
      <fo:table-body>
        <xsl:if test="not($body)"><xsl:apply-templates select="$head"/></xsl:if>
        <xsl:apply-templates select="$body"/>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- As many columns as the fullest row has cells, each as wide as its text asks for on average, within reason. -->
  <xsl:template name="columns">
    <xsl:variable name="table" select="."/>
    <xsl:for-each select="row">
      <xsl:sort select="count(cell)" data-type="number" order="descending"/>
      <xsl:if test="position() = 1">
        <xsl:for-each select="cell">
          <xsl:call-template name="column"><xsl:with-param name="cells" select="$table/row/cell[count(preceding-sibling::cell) = count(current()/preceding-sibling::cell)]"/></xsl:call-template>
        </xsl:for-each>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="column">
    <xsl:param name="cells"/>
    <xsl:variable name="all"><xsl:for-each select="$cells"><xsl:value-of select="normalize-space()"/></xsl:for-each></xsl:variable>
    <xsl:variable name="mean" select="round(string-length($all) div count($cells))"/>
    <!-- the sum keeps a column of single words from being crushed by one of sentences -->
    <fo:table-column column-width="proportional-column-width({14 + $mean * ($mean &lt;= 80) + 80 * ($mean > 80)})"/>
  </xsl:template>

  <xsl:template match="row">
    <fo:table-row keep-together.within-page="5"><xsl:call-template name="id"/><xsl:apply-templates select="cell"/></fo:table-row>
  </xsl:template>

  <xsl:template match="cell">
    <fo:table-cell xsl:use-attribute-sets="cell"><xsl:call-template name="span"/><xsl:apply-templates select="." mode="content"/></fo:table-cell>
  </xsl:template>

  <xsl:template match="row[@head = 'true']/cell">
    <fo:table-cell xsl:use-attribute-sets="head-cell"><xsl:call-template name="span"/><xsl:apply-templates select="." mode="content"/></fo:table-cell>
  </xsl:template>

  <xsl:template name="span">
    <xsl:if test="@columns > 1"><xsl:attribute name="number-columns-spanned"><xsl:value-of select="@columns"/></xsl:attribute></xsl:if>
  </xsl:template>
</xsl:stylesheet>
