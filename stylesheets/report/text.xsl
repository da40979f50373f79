<?xml version="1.0" encoding="UTF-8"?>
<!-- Findings for people at a terminal. Colour only repeats what a word already says.
     part: all, or one piece of a report that is written document by document: head document tail.
     position: the document's place in such a report. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mou="urn:mou:functions">
  <xsl:import href="words.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:param name="width" select="88"/>
  <!-- a terminal shows so many authorities of a finding -->
  <xsl:param name="authorities" select="3"/>
  <xsl:param name="colour" select="'no'"/>
  <xsl:param name="part" select="'all'"/>
  <xsl:param name="position" select="1"/>

  <xsl:variable name="nl" select="'&#10;'"/>
  <xsl:variable name="label" select="'    '"/>
  <xsl:variable name="indent" select="'               '"/>
  <xsl:variable name="files" select="$width - 50"/>

  <xsl:template match="/findings">
    <xsl:if test="$part = 'all' or $part = 'head'"><xsl:call-template name="head"/></xsl:if>
    <xsl:if test="$part = 'all' or $part = 'document'"><xsl:apply-templates select="document"/></xsl:if>
    <xsl:if test="$part = 'all' or $part = 'tail'"><xsl:call-template name="tail"/></xsl:if>
  </xsl:template>

  <!-- An ink and its end, around one piece of text. -->
  <xsl:template name="ink">
    <xsl:param name="ink"/><xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="$colour = 'yes'"><xsl:value-of select="concat(mou:ink($ink), $text, mou:ink('off'))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="underlined">
    <xsl:param name="text"/>
    <xsl:variable name="plain" select="mou:plain($text)"/>
    <xsl:variable name="columns" select="mou:columns($plain)"/>
    <xsl:call-template name="ink"><xsl:with-param name="ink" select="'bold'"/><xsl:with-param name="text" select="$plain"/></xsl:call-template>
    <xsl:value-of select="$nl"/>
    <xsl:choose>
      <xsl:when test="$columns &lt; $width"><xsl:value-of select="translate(mou:pad('', $columns), ' ', '=')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate(mou:pad('', $width), ' ', '=')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="$nl"/>
  </xsl:template>

  <!-- "    Why        When officers …" -->
  <xsl:template name="field">
    <xsl:param name="name"/><xsl:param name="text"/><xsl:param name="ink" select="'bold'"/>
    <xsl:variable name="lines" select="mou:wrap($text, $width, $indent, $indent)"/>
    <xsl:if test="$lines != ''">
      <xsl:value-of select="$label"/>
      <xsl:call-template name="ink"><xsl:with-param name="ink" select="$ink"/><xsl:with-param name="text" select="$name"/></xsl:call-template>
      <xsl:value-of select="substring($lines, string-length(concat($label, $name)) + 1)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="head">
    <xsl:variable name="profiles">
      <xsl:for-each select="profile">
        <xsl:if test="position() > 1">, </xsl:if>
        <xsl:value-of select="@ref"/>
        <xsl:if test="@title != ''"> (<xsl:value-of select="@title"/>)</xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="made">
      <xsl:value-of select="concat('mou ', @version)"/>
      <xsl:if test="@library != ''">, clause library <xsl:value-of select="@library"/></xsl:if>
    </xsl:variable>
    <xsl:value-of select="mou:wrap($made, $width, '', '  ')"/>
    <xsl:value-of select="mou:wrap(concat('Profiles: ', $profiles), $width, '', '          ')"/>
    <xsl:for-each select="profile[@as-of]">
      <xsl:variable name="caution"><xsl:apply-templates select="." mode="caution"/></xsl:variable>
      <xsl:value-of select="mou:wrap($caution, $width, '', '  ')"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="document">
    <xsl:variable name="reading"><xsl:apply-templates select="." mode="reading"/></xsl:variable>
    <xsl:value-of select="$nl"/>
    <xsl:if test="position() > 1 or $position > 1"><xsl:value-of select="$nl"/></xsl:if>
    <xsl:call-template name="underlined"><xsl:with-param name="text" select="@file"/></xsl:call-template>
    <xsl:value-of select="mou:wrap(@title, $width, '', '')"/>
    <xsl:value-of select="mou:wrap($reading, $width, '', '')"/>
    <xsl:for-each select="note"><xsl:value-of select="mou:wrap(., $width, '  * ', '    ')"/></xsl:for-each>
    <xsl:if test="@status != 'unreadable'"><xsl:apply-templates select="." mode="findings"/></xsl:if>
  </xsl:template>

  <xsl:template match="document" mode="findings">
    <xsl:variable name="asking" select="finding[@verdict != 'met' and @verdict != 'not-applicable']"/>
    <xsl:call-template name="group"><xsl:with-param name="level" select="'error'"/><xsl:with-param name="findings" select="$asking[@level = 'error']"/></xsl:call-template>
    <xsl:call-template name="group"><xsl:with-param name="level" select="'warning'"/><xsl:with-param name="findings" select="$asking[@level = 'warning']"/>
      <xsl:with-param name="before" select="count($asking[@level = 'error'])"/></xsl:call-template>
    <xsl:call-template name="group"><xsl:with-param name="level" select="'advice'"/><xsl:with-param name="findings" select="$asking[@level = 'advice']"/>
      <xsl:with-param name="before" select="count($asking[@level = 'error' or @level = 'warning'])"/></xsl:call-template>
    <xsl:call-template name="group"><xsl:with-param name="level" select="'none'"/><xsl:with-param name="findings" select="$asking[not(@level = 'error' or @level = 'warning' or @level = 'advice')]"/>
      <xsl:with-param name="before" select="count($asking[@level = 'error' or @level = 'warning' or @level = 'advice'])"/></xsl:call-template>
    <xsl:call-template name="compact"><xsl:with-param name="title" select="'MET'"/><xsl:with-param name="findings" select="finding[@verdict = 'met']"/><xsl:with-param name="sign" select="'+'"/></xsl:call-template>
    <xsl:call-template name="compact"><xsl:with-param name="title" select="'NOT APPLICABLE'"/><xsl:with-param name="findings" select="finding[@verdict = 'not-applicable']"/><xsl:with-param name="sign" select="'-'"/></xsl:call-template>
    <xsl:variable name="summary">
      <xsl:text>Summary: </xsl:text>
      <xsl:apply-templates select="summary" mode="sentence"/>
      <xsl:text> (</xsl:text><xsl:apply-templates select="summary" mode="levels"/><xsl:text>).</xsl:text>
    </xsl:variable>
    <xsl:value-of select="concat($nl, mou:wrap($summary, $width, '', '         '))"/>
  </xsl:template>

  <xsl:template name="level-ink">
    <xsl:param name="level"/>
    <xsl:choose>
      <xsl:when test="$level = 'error'">red</xsl:when>
      <xsl:when test="$level = 'warning'">yellow</xsl:when>
      <xsl:otherwise>blue</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="group">
    <xsl:param name="level"/><xsl:param name="findings"/><xsl:param name="before" select="0"/>
    <xsl:if test="$findings">
      <xsl:variable name="ink"><xsl:call-template name="level-ink"><xsl:with-param name="level" select="$level"/></xsl:call-template></xsl:variable>
      <xsl:variable name="title"><xsl:call-template name="level-title"><xsl:with-param name="level" select="$level"/></xsl:call-template></xsl:variable>
      <xsl:variable name="meaning"><xsl:call-template name="level-meaning"><xsl:with-param name="level" select="$level"/></xsl:call-template></xsl:variable>
      <xsl:value-of select="$nl"/>
      <xsl:call-template name="ink">
        <xsl:with-param name="ink" select="string($ink)"/>
        <xsl:with-param name="text" select="concat(translate($title, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), ' (', count($findings), ')')"/>
      </xsl:call-template>
      <xsl:value-of select="concat('  ', $meaning, $nl)"/>
      <xsl:apply-templates select="$findings">
        <!-- what is contrary first, then what is missing, then what is partial -->
        <xsl:sort select="number(@verdict != 'contrary') + number(@verdict = 'partial')" data-type="number"/>
        <xsl:with-param name="ink" select="string($ink)"/><xsl:with-param name="before" select="$before"/></xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template match="finding">
    <xsl:param name="ink"/><xsl:param name="before"/>
    <xsl:variable name="n" select="$before + position()"/>
    <xsl:variable name="verdict"><xsl:apply-templates select="." mode="verdict"/></xsl:variable>
    <xsl:variable name="number" select="concat(substring('  ', string-length($n)), $n, '. ')"/>
    <xsl:variable name="title" select="mou:wrap(concat(title, ' [', @id, ']'), $width, $number, $label)"/>
    <xsl:value-of select="$nl"/>
    <xsl:call-template name="ink"><xsl:with-param name="ink" select="'bold'"/><xsl:with-param name="text" select="substring($title, 1, string-length($title) - 1)"/></xsl:call-template>
    <xsl:value-of select="$nl"/>
    <xsl:call-template name="field"><xsl:with-param name="name" select="string($verdict)"/><xsl:with-param name="text" select="message"/><xsl:with-param name="ink" select="$ink"/></xsl:call-template>
    <xsl:apply-templates select="evidence[@stance = 'contradicts']"/>
    <xsl:apply-templates select="evidence[not(@stance = 'contradicts')]"/>
    <xsl:apply-templates select="difference"/>
    <xsl:variable name="more"><xsl:apply-templates select="." mode="more"/></xsl:variable>
    <xsl:value-of select="mou:wrap($more, $width, $indent, $indent)"/>
    <xsl:for-each select="effect[not(contains(../message, 'Profile '))]">
      <xsl:variable name="words"><xsl:apply-templates select="." mode="words"/></xsl:variable>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'Level'"/><xsl:with-param name="text" select="$words"/></xsl:call-template>
    </xsl:for-each>
    <!-- every difference from an official text has the same reason and authority: the note above says them -->
    <xsl:if test="not(@change)">
      <xsl:call-template name="field"><xsl:with-param name="name" select="'Why'"/><xsl:with-param name="text" select="why"/></xsl:call-template>
      <xsl:apply-templates select="authority[position() &lt;= $authorities]"/>
    </xsl:if>
    <xsl:if test="count(authority) &gt; $authorities">
      <xsl:value-of select="mou:wrap(concat('and ', count(authority) - $authorities, ' more: mou explain ', @id), $width, $indent, $indent)"/>
    </xsl:if>
    <xsl:apply-templates select="clause[para]"/>
  </xsl:template>

  <xsl:template match="evidence">
    <xsl:variable name="said">
      <xsl:apply-templates select="." mode="Place"/>
      <xsl:text> </xsl:text><xsl:apply-templates select="." mode="stance"/><xsl:text>:</xsl:text>
    </xsl:variable>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'Text'"/><xsl:with-param name="text" select="$said"/></xsl:call-template>
    <xsl:value-of select="mou:wrap(quote, $width, concat($indent, '> '), concat($indent, '> '))"/>
  </xsl:template>

  <!-- What went stands in [-brackets-], what came in {+braces+}. -->
  <xsl:template match="difference">
    <xsl:variable name="words"><xsl:apply-templates select="*"/></xsl:variable>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'Change'"/><xsl:with-param name="text" select="$words"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="difference/same | difference/filled"><xsl:value-of select="concat(., ' ')"/></xsl:template>
  <xsl:template match="difference/out"><xsl:value-of select="concat('[-', ., '-] ')"/></xsl:template>
  <xsl:template match="difference/in"><xsl:value-of select="concat('{+', ., '+} ')"/></xsl:template>

  <xsl:template match="authority">
    <xsl:variable name="words">
      <xsl:value-of select="concat(name, ', ')"/><xsl:apply-templates select="." mode="citation"/><xsl:text>. </xsl:text>
      <xsl:apply-templates select="." mode="status"/>
      <xsl:text>.</xsl:text>
    </xsl:variable>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'Authority'"/><xsl:with-param name="text" select="$words"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="clause">
    <xsl:call-template name="field"><xsl:with-param name="name" select="'Insert'"/><xsl:with-param name="text" select="concat(@title, ' [', @ref, ']')"/></xsl:call-template>
    <xsl:for-each select="para">
      <xsl:value-of select="concat($nl, mou:wrap(., $width, $indent, $indent))"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="compact">
    <xsl:param name="title"/><xsl:param name="findings"/><xsl:param name="sign"/>
    <xsl:if test="$findings">
      <xsl:value-of select="$nl"/>
      <xsl:call-template name="ink"><xsl:with-param name="ink" select="'green'"/><xsl:with-param name="text" select="concat($title, ' (', count($findings), ')')"/></xsl:call-template>
      <xsl:value-of select="$nl"/>
      <xsl:for-each select="$findings">
        <xsl:variable name="place"><xsl:apply-templates select="evidence[1]" mode="place"/></xsl:variable>
        <xsl:variable name="line">
          <xsl:value-of select="concat(title, ' [', @id, ']')"/>
          <xsl:if test="$place != ''">: <xsl:value-of select="$place"/></xsl:if>
          <xsl:if test="@verdict = 'not-applicable'">: <xsl:value-of select="message"/></xsl:if>
        </xsl:variable>
        <xsl:value-of select="mou:wrap($line, $width, concat('  ', $sign, ' '), '    ')"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- The line that leads to what a terminal has no room for. -->
  <xsl:template name="tail">
    <xsl:variable name="disclaimer"><xsl:call-template name="disclaimer"/></xsl:variable>
    <xsl:variable name="state"><xsl:call-template name="state-note"/></xsl:variable>
    <xsl:if test="count(document) > 1"><xsl:call-template name="table"/></xsl:if>
    <xsl:if test="document/summary[@contrary + @missing + @partial > 0]">
      <xsl:value-of select="concat($nl, mou:wrap('For what the authorities say, and for more about a criterion or clause: mou explain ID, with the ID in [brackets].', $width, '', ''))"/>
    </xsl:if>
    <xsl:apply-templates select="profile[duty]"/>
    <xsl:value-of select="concat($nl, mou:wrap($disclaimer, $width, '', ''), mou:wrap($state, $width, '', ''))"/>
  </xsl:template>

  <!-- What no sentence of an agreement is measured by. -->
  <xsl:template match="profile">
    <xsl:variable name="act"><xsl:apply-templates select="." mode="act"/></xsl:variable>
    <xsl:variable name="background"><xsl:apply-templates select="." mode="background"/></xsl:variable>
    <xsl:call-template name="duties"><xsl:with-param name="title" select="$act"/><xsl:with-param name="duties" select="duty[@kind = 'act']"/></xsl:call-template>
    <xsl:call-template name="duties"><xsl:with-param name="title" select="$background"/><xsl:with-param name="duties" select="duty[@kind = 'background']"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="duties">
    <xsl:param name="title"/><xsl:param name="duties"/>
    <xsl:if test="$duties">
      <xsl:value-of select="$nl"/>
      <xsl:call-template name="ink"><xsl:with-param name="ink" select="'bold'"/><xsl:with-param name="text" select="$title"/></xsl:call-template>
      <xsl:value-of select="$nl"/>
      <xsl:for-each select="$duties">
        <xsl:variable name="words"><xsl:apply-templates select="." mode="words"/></xsl:variable>
        <xsl:value-of select="mou:wrap($words, $width, '  * ', '    ')"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="table">
    <xsl:value-of select="concat($nl, $nl)"/>
    <xsl:call-template name="underlined"><xsl:with-param name="text" select="concat('All ', count(document), ' agreements')"/></xsl:call-template>
    <xsl:value-of select="concat(mou:pad('', $files), '  Contrary   Missing   Partial       Met       N/A', $nl)"/>
    <xsl:for-each select="document">
      <xsl:value-of select="mou:pad(@file, $files)"/>
      <xsl:choose>
        <xsl:when test="@status = 'unreadable'">  could not be read</xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="summary/@contrary" mode="right"/>
          <xsl:apply-templates select="summary/@missing" mode="right"/>
          <xsl:apply-templates select="summary/@partial" mode="right"/>
          <xsl:apply-templates select="summary/@met" mode="right"/>
          <xsl:apply-templates select="summary/@not-applicable" mode="right"/>
          <xsl:if test="@status = 'partly-read'"> *</xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="$nl"/>
    </xsl:for-each>
    <xsl:if test="document[@status = 'partly-read']">* read in part<xsl:value-of select="$nl"/></xsl:if>
  </xsl:template>

  <xsl:template match="@*" mode="right">
    <xsl:value-of select="concat(substring('          ', string-length() + 1), .)"/>
  </xsl:template>
</xsl:stylesheet>
