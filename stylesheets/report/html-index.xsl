<?xml version="1.0" encoding="UTF-8"?>
<!-- The index of a report on several agreements: what was read of each, then criteria by agreements. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:key name="criterion" match="finding" use="@id"/>
  <xsl:key name="in-document" match="finding" use="concat(generate-id(..), ' ', @id)"/>

  <xsl:template name="index">
    <section aria-labelledby="index">
      <h2 id="index">The agreements</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="The agreements, with counts">
        <table class="figures">
          <thead><tr>
            <th scope="col">No.</th><th scope="col">Agreement</th><th scope="col">Contrary</th><th scope="col">Missing</th>
            <th scope="col">Partial</th><th scope="col">Met</th><th scope="col">Not applicable</th>
          </tr></thead>
          <tbody><xsl:apply-templates select="document" mode="index"/></tbody>
        </table>
      </div>
    </section>
    <xsl:if test="document/finding">
      <section aria-labelledby="matrix">
        <h2 id="matrix">Criteria by agreement</h2>
        <ul class="legend" aria-label="Signs">
          <li class="contrary"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="'contrary'"/></xsl:call-template>contrary</li>
          <li class="missing"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="'missing'"/></xsl:call-template>missing</li>
          <li class="partial"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="'partial'"/></xsl:call-template>partial</li>
          <li class="met"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="'met'"/></xsl:call-template>met</li>
          <li class="not-applicable"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="'not-applicable'"/></xsl:call-template>not applicable</li>
        </ul>
        <div class="scroll" tabindex="0" role="region" aria-label="Criteria by agreement">
          <table class="matrix">
            <thead><tr><th scope="col">Criterion</th><xsl:apply-templates select="document[finding]" mode="column"/></tr></thead>
            <xsl:for-each select="document/finding[generate-id() = generate-id(key('criterion', @id)[1])]">
              <xsl:sort select="@topic-title"/>
              <xsl:apply-templates select="." mode="matrix"/>
            </xsl:for-each>
          </table>
        </div>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="document" mode="index">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <tr>
      <td><xsl:number count="document"/></td>
      <th scope="row">
        <a href="#{$id}"><xsl:apply-templates select="." mode="name"/></a>
        <span class="file"><xsl:value-of select="@file"/></span>
        <xsl:if test="@status = 'partly-read'"><span class="file"><strong>Read in part.</strong></span></xsl:if>
      </th>
      <xsl:choose>
        <xsl:when test="@status = 'unreadable'"><td colspan="5"><strong>Could not be read</strong></td></xsl:when>
        <xsl:otherwise>
          <td><xsl:value-of select="summary/@contrary"/></td><td><xsl:value-of select="summary/@missing"/></td>
          <td><xsl:value-of select="summary/@partial"/></td><td><xsl:value-of select="summary/@met"/></td>
          <td><xsl:value-of select="summary/@not-applicable"/></td>
        </xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

  <xsl:template match="document" mode="column">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <th scope="col"><a href="#{$id}" title="{@file}"><xsl:number count="document"/><span class="hidden">: <xsl:value-of select="@file"/></span></a></th>
  </xsl:template>

  <xsl:template match="finding" mode="matrix">
    <xsl:variable name="criterion" select="@id"/>
    <tr>
      <th scope="row"><xsl:value-of select="title"/><span class="file"><xsl:value-of select="@topic-title"/></span></th>
      <xsl:for-each select="/findings/document[finding]">
        <xsl:variable name="found" select="key('in-document', concat(generate-id(), ' ', $criterion))"/>
        <xsl:choose>
          <xsl:when test="$found"><xsl:apply-templates select="$found[1]" mode="cell"/></xsl:when>
          <xsl:otherwise><td><span class="hidden">not asked</span></td></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </tr>
  </xsl:template>

  <xsl:template match="finding" mode="cell">
    <xsl:variable name="to"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <td class="{@verdict}"><a href="#{$to}"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="@verdict"/></xsl:call-template><span class="hidden"><xsl:apply-templates select="." mode="verdict"/></span></a></td>
  </xsl:template>
</xsl:stylesheet>
