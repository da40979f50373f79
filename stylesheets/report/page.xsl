<?xml version="1.0" encoding="UTF-8"?>
<!-- What every HTML page of ours shares: the head, the typography, light and dark inks, the print sheet.
     One file each: no script, no outside resource. Inks keep at least 4.5:1 against their grounds in both schemes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:template name="page-head">
    <xsl:param name="title"/>
    <head>
      <title><xsl:value-of select="normalize-space($title)"/></title>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="generator" content="mou"/>
      <meta name="color-scheme" content="light dark"/>
      <style>
        <xsl:call-template name="page-style"/>
        <xsl:call-template name="own-style"/>
        <xsl:call-template name="print-style"/>
      </style>
    </head>
  </xsl:template>

  <!-- What a page adds: overridden by the importing stylesheet. -->
  <xsl:template name="own-style"/>

  <xsl:template name="page-style"><xsl:text>
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --sheet: #ffffff; --ink: #1c2330; --soft: #515b69; --rule: #d5d3cb; --faint: #f2f0ea;
  --link: #17457a; --contrary: #9a1b1b; --missing: #8a4400; --partial: #6a5200; --met: #1b5e38; --aside: #55606e;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "Gentium Book Plus", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14181f; --sheet: #1a2029; --ink: #e4e6ea; --soft: #a8b1bd; --rule: #3a4350; --faint: #212832;
    --link: #9fc6fb; --contrary: #ff9c94; --missing: #f2b06c; --partial: #e0cc72; --met: #86d3a4; --aside: #a8b1bd;
  }
}
* { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; padding: 0 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 var(--serif); overflow-wrap: break-word; }
body > header, main, body > footer { max-width: 46rem; margin-inline: auto; }
h1, h2, h3, h4, h5 { font-family: var(--sans); line-height: 1.25; font-weight: 650; text-wrap: balance; }
h1 { font: 500 2.1rem/1.2 var(--serif); letter-spacing: -.005em; margin: 0 0 .6rem; }
h2 { font-size: 1.35rem; margin: 3rem 0 .75rem; }
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h4, h5 { font-size: .9375rem; margin: 1.4rem 0 .35rem; }
p { margin: 0 0 .8rem; }
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .18em; }
a:hover { text-decoration-thickness: .14em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
  outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px; }
:target { scroll-margin-top: 1.5rem; }
ul, ol { padding-inline-start: 1.4rem; }
table { border-collapse: collapse; width: 100%; font: .9375rem/1.45 var(--sans); margin: .5rem 0 1.5rem; }
caption { text-align: start; font-weight: 650; padding: 0 0 .5rem; }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--rule); }
thead th { font-weight: 650; color: var(--soft); border-bottom: 2px solid var(--rule); }
tbody th { font-weight: 500; }
.skip { position: absolute; inset-inline-start: -999rem; }
.skip:focus { position: static; display: inline-block; padding: .75rem 1rem; font-family: var(--sans); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { .badge, .bar span { border: 1px solid CanvasText; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
</xsl:text></xsl:template>

  <xsl:template name="print-style"><xsl:text>
@page { size: letter; margin: .9in .95in; }
@media print {
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #444; --faint: #f4f4f4; --rule: #999; --link: #000; }
  html { font-size: 9.75pt; }
  body { padding: 0; line-height: 1.45; }
  body > header, main, body > footer { max-width: none; }
  h1, h2, h3, h4, h5, caption, thead { break-after: avoid; }
  tr, blockquote, .clause, .badge { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  a { text-decoration: none; }
  a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .9em; overflow-wrap: anywhere; }
  .skip, nav { display: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .scroll { overflow: visible; }
}
</xsl:text></xsl:template>
</xsl:stylesheet>
