<?xml version="1.0" encoding="UTF-8"?>
<!-- From selected clauses to an agreement: order, numbers, cross-references, parties, signatures, provenance.
     In: the <draft> tree of src/draft/select.h, every condition decided and every fact filled in.
     Numbers: sections 1. 2. 3., clauses (a) (b) (c), list items (i) (ii) (iii), recitals A. B. C. A section of one clause
     has no letter, and its items are lettered. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:key name="fact" match="facts/fact" use="@question"/>
  <xsl:key name="place" match="sections/section" use="@topic"/>
  <xsl:key name="place" match="sections/section/provision" use="@id"/>
  <xsl:key name="opening" match="preamble/provision | recitals/provision" use="@id"/>

  <xsl:template match="/draft">
    <agreement xml:lang="en-US" profile="{@profile}" status="draft">
      <xsl:call-template name="meta"/>
      <xsl:apply-templates select="outline/party"/>
      <xsl:for-each select="outline/title/line">
        <para kind="title"><xsl:value-of select="normalize-space()"/></para>
      </xsl:for-each>
      <xsl:apply-templates select="outline/preamble/provision/*[not(self::title)]"/>
      <xsl:apply-templates select="outline/recitals[provision]"/>
      <xsl:apply-templates select="outline/sections/section"/>
      <xsl:apply-templates select="outline/signatures"/>
    </agreement>
  </xsl:template>

  <!-- What is known about the draft: the facts it rests on and where each comes from, what is so or not (criteria depend
       on that), and what stands open. -->
  <xsl:template name="meta">
    <xsl:variable name="used">
      <xsl:text> </xsl:text>
      <xsl:for-each select="outline//@answers | outline/party/@name">
        <xsl:value-of select="concat(., ' ')"/>
      </xsl:for-each>
    </xsl:variable>
    <meta>
      <title>
        <xsl:for-each select="outline/title/line">
          <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:value-of select="normalize-space()"/>
        </xsl:for-each>
      </title>
      <language>en-US</language>
      <xsl:copy-of select="notes/note"/>
      <xsl:apply-templates select="facts/fact[@type = 'yes-no' or (@type = 'record' and @optional) or
                                              contains($used, concat(' ', @question, ' '))]"/>
      <xsl:copy-of select="blanks/blank"/>
    </meta>
  </xsl:template>

  <xsl:template match="fact[value]">
    <answer question="{@question}" from="{@from}"><xsl:value-of select="value/@plain"/></answer>
  </xsl:template>

  <xsl:template match="fact[@type = 'list'][entry]">
    <answer question="{@question}" from="{@from}"><xsl:value-of select="@list"/></answer>
  </xsl:template>

  <xsl:template match="fact[@type = 'record'][entry]">
    <xsl:variable name="fact" select="."/>
    <xsl:for-each select="entry/field[value]">
      <answer question="{$fact/@question}.{@name}">
        <xsl:attribute name="from">
          <xsl:choose>
            <xsl:when test="@from"><xsl:value-of select="@from"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$fact/@from"/></xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:value-of select="value/@plain"/>
      </answer>
    </xsl:for-each>
  </xsl:template>

  <!-- What may be absent, and is. -->
  <xsl:template match="fact[@type = 'record'][@optional][not(entry)]">
    <answer question="{@question}" from="default">no</answer>
  </xsl:template>

  <xsl:template match="fact"/>

  <xsl:template match="party">
    <party role="{@role}">
      <xsl:for-each select="key('fact', @name)/value">
        <name><xsl:value-of select="@plain"/></name>
      </xsl:for-each>
      <xsl:for-each select="alias[not(@question)]">
        <alias><xsl:value-of select="normalize-space()"/></alias>
      </xsl:for-each>
      <xsl:for-each select="key('fact', alias/@question)/value">
        <alias><xsl:value-of select="@plain"/></alias>
      </xsl:for-each>
    </party>
  </xsl:template>

  <xsl:template match="recitals">
    <section kind="recital">
      <title><xsl:value-of select="title"/></title>
      <xsl:for-each select="provision/*[not(self::title)]">
        <xsl:apply-templates select=".">
          <xsl:with-param name="n"><xsl:number value="position()" format="A."/></xsl:with-param>
        </xsl:apply-templates>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template match="section">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="@topic"/></xsl:attribute>
      <xsl:copy-of select="@kind"/>
      <xsl:attribute name="n"><xsl:number count="section" format="1."/></xsl:attribute>
      <title><xsl:value-of select="@title"/></title>
      <xsl:apply-templates select="provision"/>
    </section>
  </xsl:template>

  <xsl:template match="section/provision[not(../provision[2])]" priority="1">
    <xsl:apply-templates select="*[not(self::title)]"/>
  </xsl:template>

  <xsl:template match="section/provision">
    <section>
      <xsl:attribute name="xml:id"><xsl:value-of select="@id"/></xsl:attribute>
      <xsl:call-template name="provenance"/>
      <xsl:attribute name="n"><xsl:number count="provision" format="(a)"/></xsl:attribute>
      <title><xsl:value-of select="title"/></title>
      <xsl:apply-templates select="*[not(self::title)]"/>
    </section>
  </xsl:template>

  <!-- The closing words belong to the block, so that it is never signed on a page without them. -->
  <xsl:template match="outline/signatures">
    <signatures xml:id="signature-block">
      <xsl:for-each select="provision/signatures[1]">
        <xsl:call-template name="provenance"/>
      </xsl:for-each>
      <xsl:apply-templates select="provision/para"/>
      <xsl:for-each select="provision/signatures/signatory">
        <signatory party="{@party}">
          <xsl:for-each select="for | name | office">
            <xsl:copy><xsl:value-of select="."/></xsl:copy>
          </xsl:for-each>
        </signatory>
      </xsl:for-each>
    </signatures>
  </xsl:template>

  <!-- Which clause a block is, in which version, and what it rests on. -->
  <xsl:template name="provenance">
    <xsl:variable name="clause" select="ancestor-or-self::provision"/>
    <xsl:copy-of select="$clause/@clause | $clause/@version | @answers | $clause/@authority"/>
  </xsl:template>

  <xsl:template match="para">
    <xsl:param name="n"/>
    <para>
      <xsl:call-template name="provenance"/>
      <xsl:if test="string($n)"><xsl:attribute name="n"><xsl:value-of select="$n"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </para>
  </xsl:template>

  <xsl:template match="list">
    <xsl:variable name="numbering">
      <xsl:choose>
        <xsl:when test="@numbering"><xsl:value-of select="@numbering"/></xsl:when>
        <xsl:when test="ancestor::section and not(ancestor::section/provision[2])">lower-alpha</xsl:when>
        <xsl:otherwise>lower-roman</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <list numbering="{$numbering}">
      <xsl:call-template name="provenance"/>
      <xsl:for-each select="item">
        <item>
          <xsl:choose>
            <xsl:when test="$numbering = 'lower-alpha'">
              <xsl:attribute name="n"><xsl:number value="position()" format="(a)"/></xsl:attribute>
            </xsl:when>
            <xsl:when test="$numbering = 'lower-roman'">
              <xsl:attribute name="n"><xsl:number value="position()" format="(i)"/></xsl:attribute>
            </xsl:when>
            <xsl:when test="$numbering = 'decimal'">
              <xsl:attribute name="n"><xsl:number value="position()" format="(1)"/></xsl:attribute>
            </xsl:when>
          </xsl:choose>
          <xsl:apply-templates/>
        </item>
      </xsl:for-each>
    </list>
  </xsl:template>

  <xsl:template match="table">
    <table>
      <xsl:call-template name="provenance"/>
      <xsl:apply-templates/>
    </table>
  </xsl:template>

  <xsl:template match="row | cell | caption | term | blank">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates/>
    </xsl:copy>
  </xsl:template>

  <!-- "Section 4(b)", "this Section" from within it, "the recitals"; what is left out is referred to as a whole. -->
  <xsl:template match="ref">
    <xsl:variable name="target" select="key('place', @to)"/>
    <xsl:choose>
      <xsl:when test="$target/self::section and generate-id($target) = generate-id(ancestor::section)">
        <xsl:text>this Section</xsl:text>
      </xsl:when>
      <xsl:when test="$target/self::section">
        <ref to="{@to}">Section <xsl:call-template name="section-number"><xsl:with-param name="section" select="$target"/></xsl:call-template></ref>
      </xsl:when>
      <xsl:when test="$target/../provision[2]">
        <ref to="{@to}">Section <xsl:call-template name="section-number"><xsl:with-param name="section" select="$target/.."/></xsl:call-template>
          <xsl:number value="count($target/preceding-sibling::provision) + 1" format="(a)"/></ref>
      </xsl:when>
      <xsl:when test="$target">
        <ref to="{$target/../@topic}">Section <xsl:call-template name="section-number"><xsl:with-param name="section" select="$target/.."/></xsl:call-template></ref>
      </xsl:when>
      <xsl:when test="key('opening', @to)">the opening of this Agreement</xsl:when>
      <xsl:otherwise>this Agreement</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="section-number">
    <xsl:param name="section"/>
    <xsl:value-of select="count($section/preceding-sibling::section) + 1"/>
  </xsl:template>
</xsl:stylesheet>
