<?xml version="1.0" encoding="UTF-8"?>
<!-- The words that reports and page designs share: verdicts, levels, places, what an authority's status means, the
     disclaimers; and those of agreements. Imported by all of them; prints nothing by itself. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="agreement-words.xsl"/>

  <xsl:template match="finding | cell" mode="verdict">
    <xsl:choose>
      <xsl:when test="@change = 'altered'">Altered</xsl:when>
      <xsl:when test="@change = 'left-out'">Left out</xsl:when>
      <xsl:when test="@change = 'added'">Added</xsl:when>
      <xsl:when test="@verdict = 'contrary'">Contrary</xsl:when>
      <xsl:when test="@verdict = 'missing'">Missing</xsl:when>
      <xsl:when test="@verdict = 'partial'">Partial</xsl:when>
      <xsl:when test="@verdict = 'met'">Met</xsl:when>
      <xsl:when test="@verdict = 'not-applicable'">Not applicable</xsl:when>
      <xsl:otherwise><xsl:value-of select="@verdict"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Groups of findings that ask for something, worst first. A finding that a profile left without level is “noted”. -->
  <xsl:template name="level-title">
    <xsl:param name="level"/>
    <xsl:choose>
      <xsl:when test="$level = 'error'">Errors</xsl:when>
      <xsl:when test="$level = 'warning'">Warnings</xsl:when>
      <xsl:when test="$level = 'advice'">Advice</xsl:when>
      <xsl:otherwise>Noted</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="level-meaning">
    <xsl:param name="level"/>
    <xsl:choose>
      <xsl:when test="$level = 'error'">Settle these before anyone signs.</xsl:when>
      <xsl:when test="$level = 'warning'">Likely to cause harm or dispute; negotiate them.</xsl:when>
      <xsl:when test="$level = 'advice'">Good practice that this agreement could take up.</xsl:when>
      <xsl:otherwise>The agreement need not say these; the law or somebody’s duty stands anyhow.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "page 4, section IV.3(b), line 210"; nothing when nothing is known -->
  <xsl:template match="evidence" mode="place">
    <xsl:if test="@page != ''">page <xsl:value-of select="@page"/></xsl:if>
    <xsl:if test="@page != '' and @section != ''">, </xsl:if>
    <xsl:if test="@section != ''">
      <!-- “section Recitals”, “section Appendix A.1” would be odd: only bare numbers and letters are called sections -->
      <xsl:if test="not(contains(@section, ' ')) and
                    (translate(@section, '0123456789', '') != @section or string-length(translate(@section, 'IVXLCDM.()', '')) &lt; 2)">section </xsl:if>
      <xsl:value-of select="@section"/>
    </xsl:if>
    <xsl:if test="(@page != '' or @section != '') and @line != ''">, </xsl:if>
    <xsl:if test="@line != ''">line <xsl:value-of select="@line"/></xsl:if>
    <xsl:if test="@recognised"> (text recognised in a picture)</xsl:if>
  </xsl:template>

  <!-- The same at the head of a line: "Page 4, …"; "The agreement" when nothing is known. -->
  <xsl:template match="evidence" mode="Place">
    <xsl:variable name="place"><xsl:apply-templates select="." mode="place"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$place = ''">The agreement</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(translate(substring($place, 1, 1), 'psl', 'PSL'), substring($place, 2))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Its words, without a lead-in that the evidence before has too. -->
  <xsl:template match="evidence" mode="quote">
    <xsl:choose>
      <xsl:when test="@again > 0">… <xsl:value-of select="substring(quote, @again + 1)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="quote"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="evidence" mode="stance">
    <xsl:choose>
      <xsl:when test="../@change = 'altered'">as altered</xsl:when>
      <xsl:when test="../@change = 'added'">stands only here</xsl:when>
      <xsl:when test="@stance = 'contradicts'">contradicts</xsl:when>
      <xsl:when test="../@verdict = 'partial'">supports in part</xsl:when>
      <xsl:otherwise>supports</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- How well the library knows the source. An unverified one is never passed off as read. -->
  <xsl:template match="authority" mode="status">
    <xsl:choose>
      <xsl:when test="@status = 'read'">Read at the source</xsl:when>
      <xsl:when test="@status = 'second-hand'">Known second-hand, not read at the source</xsl:when>
      <xsl:when test="@status = 'practice'">Observed practice</xsl:when>
      <xsl:otherwise>Unverified: do not rely on it</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@checked != ''">; checked <xsl:value-of select="@checked"/></xsl:if>
  </xsl:template>

  <!-- The citation with the place in it, where the criterion names one. -->
  <xsl:template match="authority" mode="citation">
    <xsl:value-of select="normalize-space(citation)"/>
    <xsl:if test="@pin != ''"><xsl:value-of select="concat(', ', @pin)"/></xsl:if>
  </xsl:template>

  <!-- What a profile made of the criterion. -->
  <xsl:template match="effect" mode="words">
    <xsl:value-of select="concat('Profile ', @profile, ' ')"/>
    <xsl:choose>
      <xsl:when test="@what = 'content'">asks the agreement to say it, and raised</xsl:when>
      <xsl:when test="@what = 'act'">asks for it, said or not, and raised what goes against</xsl:when>
      <xsl:when test="@what = 'background'">is law, said or not, and raised what goes against</xsl:when>
      <xsl:otherwise><xsl:value-of select="@what"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@to != ''"><xsl:value-of select="concat(' it to ', @to)"/></xsl:if>
    <xsl:if test="not(@to != '')"> it</xsl:if>
    <xsl:choose>
      <xsl:when test="normalize-space() != ''"><xsl:value-of select="concat(': ', normalize-space())"/></xsl:when>
      <xsl:otherwise>.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Evidence beyond what is quoted. -->
  <xsl:template match="finding" mode="more">
    <xsl:variable name="more" select="sum(@more-contradicts) + sum(@more-supports)"/>
    <xsl:if test="$more > 0">
      <xsl:text>And </xsl:text>
      <xsl:call-template name="count"><xsl:with-param name="n" select="$more"/><xsl:with-param name="one">more place</xsl:with-param></xsl:call-template>
      <xsl:text> like these.</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="document" mode="format">
    <xsl:choose>
      <xsl:when test="@format = 'docx'">Word document</xsl:when>
      <xsl:when test="@format = 'odt'">OpenDocument text</xsl:when>
      <xsl:when test="@format = 'pdf'">PDF</xsl:when>
      <xsl:when test="@format = 'html'">Web page</xsl:when>
      <xsl:when test="@format = 'text'">Plain text</xsl:when>
      <xsl:when test="@format = 'xml'">Agreement tree (XML)</xsl:when>
      <xsl:when test="@format != ''"><xsl:value-of select="@format"/></xsl:when>
      <xsl:otherwise>File</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "Word document, 4,012 words, 11 pages. Read in full." -->
  <xsl:template match="document" mode="reading">
    <xsl:apply-templates select="." mode="format"/>
    <xsl:if test="@words != ''">, <xsl:value-of select="format-number(@words, '#,##0')"/> words</xsl:if>
    <xsl:if test="@pages != ''">
      <xsl:text>, </xsl:text>
      <xsl:call-template name="count"><xsl:with-param name="n" select="@pages"/><xsl:with-param name="one">page</xsl:with-param></xsl:call-template>
    </xsl:if>
    <xsl:text>. </xsl:text>
    <xsl:choose>
      <xsl:when test="@status = 'unreadable'">Could not be read: nothing is said about what it holds.</xsl:when>
      <xsl:when test="@status = 'partly-read'">Read in part: nothing is said about the rest.</xsl:when>
      <xsl:otherwise>Read in full.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="count">
    <xsl:param name="n"/><xsl:param name="one"/><xsl:param name="many" select="concat($one, 's')"/>
    <xsl:value-of select="concat($n, ' ')"/>
    <xsl:choose>
      <xsl:when test="$n = 1"><xsl:value-of select="$one"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$many"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "2 contrary, 2 missing, 2 partial, 3 met, 1 not applicable" -->
  <xsl:template match="summary" mode="sentence">
    <xsl:value-of select="concat(@contrary, ' contrary, ', @missing, ' missing, ', @partial, ' partial, ',
                                 @met, ' met, ', @not-applicable, ' not applicable')"/>
  </xsl:template>

  <xsl:template match="summary" mode="levels">
    <xsl:call-template name="count"><xsl:with-param name="n" select="@error"/><xsl:with-param name="one">error</xsl:with-param></xsl:call-template>
    <xsl:text>, </xsl:text>
    <xsl:call-template name="count"><xsl:with-param name="n" select="@warning"/><xsl:with-param name="one">warning</xsl:with-param></xsl:call-template>
    <xsl:value-of select="concat(', ', @advice, ' advice')"/>
  </xsl:template>

  <xsl:template name="disclaimer">
    <xsl:text>This is not legal advice. It compares the words of an agreement with published criteria; it cannot know facts, local law or what the parties meant. Have counsel review every agreement before it is signed.</xsl:text>
  </xsl:template>

  <xsl:template name="library-disclaimer">
    <xsl:text>This is not legal advice. Statutes, grants and policies change: have counsel review every clause before it is used.</xsl:text>
  </xsl:template>

  <!-- "officer_armed=yes staffing!=shared" as people say it: of a when attribute. -->
  <xsl:template name="when">
    <xsl:param name="text" select="normalize-space(@when)"/>
    <xsl:variable name="one" select="substring-before(concat($text, ' '), ' ')"/>
    <xsl:choose>
      <xsl:when test="starts-with($one, '!')"><xsl:value-of select="concat(translate(substring($one, 2), '_', ' '), ' is not answered')"/></xsl:when>
      <xsl:when test="contains($one, '!=')"><xsl:value-of select="concat(translate(substring-before($one, '!='), '_', ' '), ' is not ', substring-after($one, '!='))"/></xsl:when>
      <xsl:when test="contains($one, '=')"><xsl:value-of select="concat(translate(substring-before($one, '='), '_', ' '), ' is ', substring-after($one, '='))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(translate($one, '_', ' '), ' is answered')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="contains($text, ' ')">
      <xsl:text> and </xsl:text>
      <xsl:call-template name="when"><xsl:with-param name="text" select="substring-after($text, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="alternative" mode="position">
    <xsl:choose>
      <xsl:when test="@position = 'stronger'">Stronger</xsl:when>
      <xsl:when test="@position = 'fallback'">Fallback</xsl:when>
      <xsl:otherwise>Minimum</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- State profiles are called us-XX. -->
  <xsl:template name="state-note">
    <xsl:if test="/findings/profile[starts-with(@ref, 'us-')]">
      <xsl:text>A state profile was used (</xsl:text>
      <xsl:for-each select="/findings/profile[starts-with(@ref, 'us-')]">
        <xsl:if test="position() > 1">, </xsl:if>
        <xsl:choose>
          <xsl:when test="@title != ''"><xsl:value-of select="@title"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="@ref"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:text>): statutes change; check the current statute with counsel.</xsl:text>
    </xsl:if>
  </xsl:template>
  <!-- Law was read on a day. -->
  <xsl:template match="profile" mode="caution">
    <xsl:value-of select="concat(@title, ': the law as read on ', @as-of, '. ', normalize-space(caution))"/>
  </xsl:template>

  <xsl:template match="profile" mode="act">
    <xsl:value-of select="concat('What somebody must do, said or not: ', @title)"/>
  </xsl:template>

  <xsl:template match="profile" mode="background">
    <xsl:value-of select="concat('Law that binds, said or not: ', @title)"/>
  </xsl:template>

  <xsl:template match="duty" mode="words">
    <xsl:value-of select="normalize-space(what)"/>
    <xsl:if test="authority">
      <xsl:text> (</xsl:text>
      <xsl:for-each select="authority">
        <xsl:if test="position() > 1">; </xsl:if>
        <xsl:value-of select="citation"/>
        <xsl:if test="@status = 'second-hand'">, known second-hand</xsl:if>
        <xsl:if test="@status = 'unverified'">, unverified</xsl:if>
      </xsl:for-each>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
