package io.github.backproof.maven;

import io.github.backproof.junit.fork.Fingerprint;
import io.github.backproof.junit.fork.Sources;
import io.github.backproof.report.Origin;
import io.github.backproof.report.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * The classes of a project, as files.
 *
 * @param project the project
 * @param plugin the plugin, with the verifier among its artifacts
 * @param base where Maven was started
 * @param jvmArguments what the JVM of the layers is started with
 */
record Subjects(MavenProject project, PluginDescriptor plugin, Path base, List<String> jvmArguments) {
    private static final String VERIFIER = "backproof-verifier-core";

    /** The folders that are searched for annotated classes. */
    List<String> roots() {
        return Stream.of(
                        project.getBuild().getOutputDirectory(),
                        project.getBuild().getTestOutputDirectory())
                .filter(folder -> Files.isDirectory(Path.of(folder)))
                .toList();
    }

    List<String> classPath() throws MojoExecutionException {
        try {
            return project.getTestClasspathElements();
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("backproof: the test class path is not resolved", e);
        }
    }

    Sources sources() {
        List<String> folders = new ArrayList<>(project.getCompileSourceRoots());
        folders.addAll(project.getTestCompileSourceRoots());
        return new Sources(base.toString(), folders);
    }

    Provenance provenance(String profile, Optional<Integer> budget, List<String> only) throws MojoExecutionException {
        try {
            return new Provenance(
                    project.getGroupId() + ":" + project.getArtifactId(),
                    project.getVersion(),
                    Fingerprint.ofFiles(roots().stream().map(Path::of).toList()),
                    Fingerprint.of(verifier()),
                    runtime(),
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                    profile,
                    budget,
                    only,
                    "",
                    Origin.RUN);
        } catch (IOException e) {
            throw new MojoExecutionException("backproof: the class files cannot be read (" + e + ")", e);
        }
    }

    private String runtime() {
        String java = "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ", "
                + System.getProperty("java.vm.name") + ")";
        return jvmArguments.isEmpty() ? java : java + " with " + String.join(" ", jvmArguments);
    }

    private Path verifier() {
        return plugin.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactId().equals(VERIFIER))
                .map(artifact -> artifact.getFile().toPath())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The plugin depends on " + VERIFIER + "."));
    }
}
