package io.certcron.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class BillOfMaterialsTest {

    private static final Path ROOT = Path.of("..");

    /** Run, not built upon. */
    private static final String PROGRAM = "certification-cron-bootstrap";

    @Test
    void listsEveryArtifactThatOthersBuildUpon() {
        List<String> artifacts = texts("pom.xml", "/project/modules/module")
                .map(module -> module + "/pom.xml")
                .filter(pom -> texts(pom, "/project/packaging").noneMatch("pom"::equals))
                .flatMap(pom -> texts(pom, "/project/artifactId"))
                .filter(artifact -> !artifact.equals(PROGRAM))
                .toList();

        assertThat(texts("bootstrap/bom/pom.xml", "/project/dependencyManagement/dependencies/dependency/artifactId"))
                .contains("certification-cron-domain")
                .containsExactlyInAnyOrderElementsOf(artifacts);
    }

    private static Stream<String> texts(String pom, String path) {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(ROOT.resolve(pom).toFile());
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(index -> nodes.item(index).getTextContent());
        } catch (Exception unreadable) {
            throw new IllegalStateException(pom, unreadable);
        }
    }
}
