#!/bin/sh
# PDFBox preflight (PDF/A-1b) on PDF files; ends with 77 where it is not installed.
# Debian: libpdfbox2-java libcommons-logging-java libjaxb-api-java libactivation-java default-jre-headless
# usage: preflight.sh FILE.pdf...
jars=/usr/share/java
path=
for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging jaxb-api javax.activation; do
    [ -e "$jars/$jar.jar" ] || exit 77
    path=$path:$jars/$jar.jar
done
command -v java >/dev/null || exit 77
status=0
for pdf in "$@"; do
    java -cp "${path#:}" org.apache.pdfbox.preflight.Validator_A1b "$(realpath "$pdf")" 2>&1 || status=1
done
exit $status
