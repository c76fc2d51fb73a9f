// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What operators and developers read is complete. */
class TextsTest {

    @Test
    void everyConfigurationIsNamedByItsPidAndTranslated() throws Exception {
        List<String> faults = new ArrayList<>();
        int seen = 0;
        for (Bundle bundle : Bundle.ours()) {
            for (String path : bundle.files().keySet()) {
                if (path.startsWith("OSGI-INF/metatype/") && path.endsWith(".xml")) {
                    seen++;
                    check(bundle, path, faults);
                }
            }
        }
        assertThat(seen).isPositive();
        assertThat(faults).isEmpty();
    }

    @Test
    void everyBundleHasAReadmeOfAtMostSixtyLines() throws IOException {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> poms = Files.walk(OneRuleTest.root(), 4)) {
            for (Path pom : poms.filter(p -> p.endsWith("pom.xml")).toList()) {
                Path folder = pom.getParent();
                String room = OneRuleTest.root().relativize(folder).toString();
                if (!room.matches("(bundles|device-drivers|web-console)/.*")) {
                    continue;
                }
                Path readme = folder.resolve("README.md");
                long lines = Files.exists(readme) ? Files.readAllLines(readme).size() : 0;
                if (lines == 0 || lines > 60) {
                    faults.add(room + "/README.md has " + lines + " lines");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void check(Bundle bundle, String path, List<String> faults) throws Exception {
        Document metatype = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bundle.files().get(path).getBytes(StandardCharsets.ISO_8859_1)));
        Set<String> designated = new HashSet<>();
        for (Element designate : elements(metatype, "Designate")) {
            designated.add(designate.getAttribute("pid") + designate.getAttribute("factoryPid"));
        }
        for (Element ocd : elements(metatype, "OCD")) {
            String pid = ocd.getAttribute("id");
            if (!designated.contains(pid)) {
                faults.add(bundle.name() + " " + path + ": OCD id " + pid + " is no PID of " + designated);
            }
            String texts = "OSGI-INF/l10n/" + pid + "_zh.properties";
            Properties chinese = new Properties();
            chinese.load(new StringReader(bundle.text(texts).orElse("")));
            for (String key : keys(ocd)) {
                if (chinese.getProperty(key, "").isBlank()) {
                    faults.add(bundle.name() + " " + texts + " lacks " + key);
                }
            }
        }
    }

    private static List<String> keys(Element ocd) {
        List<String> keys = new ArrayList<>(List.of("name", "description"));
        NodeList attributes = ocd.getElementsByTagName("AD");
        for (int i = 0; i < attributes.getLength(); i++) {
            Element attribute = (Element) attributes.item(i);
            keys.add(attribute.getAttribute("id") + ".name");
            keys.add(attribute.getAttribute("id") + ".description");
            NodeList options = attribute.getElementsByTagName("Option");
            for (int o = 0; o < options.getLength(); o++) {
                keys.add(attribute.getAttribute("id") + ".option." + ((Element) options.item(o)).getAttribute("value"));
            }
        }
        return keys;
    }

    private static List<Element> elements(Document document, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
