// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarFactsTest {

    @TempDir
    Path folder;

    @Test
    void headersWithQuotedCommasAndTypesAreRead() {
        List<Headers.Clause> clauses =
                Headers.parse("a.b;c.d;version=\"[1,2)\";x:List<String>=\"p,q\";uses:=\"e,f\",g");

        assertThat(clauses).hasSize(2);
        assertThat(clauses.get(0).paths()).containsExactly("a.b", "c.d");
        assertThat(clauses.get(0).attributes())
                .containsEntry("version", "[1,2)")
                .containsEntry("x", "p,q");
        assertThat(clauses.get(0).directives()).containsEntry("uses", "e,f");
    }

    @Test
    void optionalAndEffectivelyActiveNeedsAreNone() throws IOException {
        JarFacts jar = JarFacts.read(TestBundle.of("b", "1.0.0")
                .header("Import-Package", "must;version=\"[1,2)\",may;resolution:=optional")
                .header(
                        "Require-Capability",
                        "osgi.service;filter:=\"(x=y)\";effective:=active,osgi.ee;filter:=\"(osgi.ee=JavaSE)\"")
                .in(folder));

        assertThat(Need.of(jar))
                .extracting(Need::words)
                .containsExactly("package must [1,2)", "capability osgi.ee (osgi.ee=JavaSE)");
    }

    @Test
    void serviceCapabilitiesDoNotMakeABundleUnswappable() throws IOException {
        String services = "osgi.service;objectClass:List<String>=\"a.B\"";
        assertThat(facts("Provide-Capability", services).inPlace()).isFalse();
        assertThat(facts("Provide-Capability", "my.capability").inPlace()).isTrue();
        assertThat(facts("Export-Package", "a").inPlace()).isTrue();
        assertThat(facts("Fragment-Host", "a").inPlace()).isTrue();
        assertThat(facts("Bundle-SymbolicName", "b;singleton:=true").inPlace()).isTrue();
    }

    @Test
    void pidsComeFromComponentsAndDesignates() throws IOException {
        JarFacts jar = JarFacts.read(TestBundle.of("b", "1.0.0")
                .header("Service-Component", "OSGI-INF/a.xml, OSGI-INF/b/*.xml")
                .entry("OSGI-INF/a.xml", "<component name='a' configuration-pid='$ extra'/>")
                .entry("OSGI-INF/b/c.xml", "<x:component xmlns:x='http://www.osgi.org/xmlns/scr/v1.3.0' name='c'/>")
                .entry("OSGI-INF/other.xml", "<component name='not.declared'/>")
                .entry("OSGI-INF/metatype/m.xml", "<MetaData><Designate factoryPid='f'/></MetaData>")
                .in(folder));

        assertThat(jar.pids()).containsExactly("a", "c", "extra", "f");
    }

    /** As they lie in add-ons of ten years: every version of the schema, prefixes of all kinds or none, no name at all. */
    @Test
    void pidsOfHandwrittenDescriptionsAreSeen() throws IOException {
        TestBundle bundle =
                TestBundle.of("b", "1.0.0").header("Service-Component", "/OSGI-INF/*.xml,OSGI-INF/more/m*.xml,x.xml");
        for (int minor = 0; minor <= 5; minor++) {
            bundle.entry(
                    "OSGI-INF/v" + minor + ".xml",
                    "<?xml version='1.0'?><!DOCTYPE any><scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.%s.0' name='v1.%s'/>"
                            .formatted(minor, minor));
        }
        JarFacts jar = JarFacts.read(bundle.entry("OSGI-INF/plain.xml", "<component name=' plain '/>")
                .entry("OSGI-INF/undeclared.xml", "<scr:component name='undeclared'/>")
                .entry("OSGI-INF/more/many.xml", "<d><q:component name='one'/><q:component name='two'/></d>")
                .entry("x.xml", "<component><reference name='r'/><implementation class='org.Unnamed'/></component>")
                .entry(
                        "OSGI-INF/metatype/m.xml",
                        "<metatype:MetaData><m:Designate pid='designated'><Object ocdref='o'/></m:Designate></metatype:MetaData>")
                .in(folder));

        assertThat(jar.pids())
                .containsExactlyInAnyOrder(
                        "v1.0",
                        "v1.1",
                        "v1.2",
                        "v1.3",
                        "v1.4",
                        "v1.5",
                        "plain",
                        "undeclared",
                        "one",
                        "two",
                        "org.Unnamed",
                        "designated");
    }

    @Test
    void headersThatBreakTheGrammarAreRefusedByName() throws IOException {
        for (String[] header : new String[][] {
            {"Import-Package", "a;version=\"[1,x)\""},
            {"Export-Package", "a;version=one"},
            {"Require-Capability", "=x"},
        }) {
            Path odd = TestBundle.of("b", "1.0.0")
                    .header("Import-Package", "a")
                    .header(header[0], header[1])
                    .in(folder);
            assertThatThrownBy(() -> JarFacts.read(odd))
                    .as(header[0])
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(odd.getFileName() + ": ");
        }
    }

    @Test
    void whatIsNoBundleIsRefusedByName() throws IOException {
        Path text = Files.writeString(folder.resolve("x.jar"), "text");

        assertThatThrownBy(() -> JarFacts.read(text)).hasMessageStartingWith("x.jar: ");
        assertThatThrownBy(() -> JarFacts.read(folder.resolve("none.jar"))).hasMessageContaining("no such file");
        Path evil = TestBundle.of("../evil", "1.0.0").in(Files.createDirectories(folder.resolve("a/b")));
        assertThatThrownBy(() -> JarFacts.read(evil)).hasMessageContaining("'../evil' is not allowed");
    }

    private JarFacts facts(String header, String value) throws IOException {
        return JarFacts.read(TestBundle.of("b", "1.0.0").header(header, value).in(folder));
    }
}
