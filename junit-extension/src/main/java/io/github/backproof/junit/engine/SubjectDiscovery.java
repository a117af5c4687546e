package io.github.backproof.junit.engine;

import io.github.backproof.junit.VerifyLayers;
import io.github.backproof.junit.run.SubjectScan;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.SubjectBinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.PackageSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;

/** Finds the subjects that selectors ask for and adds them to the engine's tree. */
final class SubjectDiscovery {
    private static final String SUBJECT = "subject";
    private static final String INVARIANT = "invariant";
    private static final Predicate<Class<?>> MARKED =
            type -> type.isAnnotationPresent(GradientChecked.class) || type.isAnnotationPresent(VerifyLayers.class);

    private final TestDescriptor root;

    SubjectDiscovery(TestDescriptor root) {
        this.root = root;
    }

    void resolve(EngineDiscoveryRequest request) {
        request.getSelectorsByType(ClassSelector.class).forEach(selector -> addMarked(selector.getJavaClass()));
        request.getSelectorsByType(PackageSelector.class)
                .forEach(selector -> ReflectionSupport.findAllClassesInPackage(
                                selector.getPackageName(), MARKED, name -> true)
                        .forEach(this::addMarked));
        request.getSelectorsByType(ClasspathRootSelector.class)
                .forEach(selector -> ReflectionSupport.findAllClassesInClasspathRoot(
                                selector.getClasspathRoot(), MARKED, name -> true)
                        .forEach(this::addMarked));
        request.getSelectorsByType(UniqueIdSelector.class).forEach(selector -> addById(selector.getUniqueId()));
    }

    private void addMarked(Class<?> type) {
        if (type.isAnnotationPresent(GradientChecked.class)) {
            addSubject(type, id -> true);
        }
        VerifyLayers named = type.getAnnotation(VerifyLayers.class);
        if (named != null) {
            layersOf(type, named).forEach(layer -> addSubject(layer, id -> true));
        }
    }

    private static List<Class<?>> layersOf(Class<?> type, VerifyLayers named) {
        List<Class<?>> layers = new ArrayList<>(Arrays.asList(named.classes()));
        List<String> packages = new ArrayList<>(Arrays.asList(named.packages()));
        if (layers.isEmpty() && packages.isEmpty()) {
            packages.add(type.getPackageName());
        }
        if (!packages.isEmpty()) {
            SubjectScan.namesIn(type.getClassLoader(), packages).forEach(name -> layers.add(load(name, type)));
        }
        return layers;
    }

    private static Class<?> load(String name, Class<?> neighbour) {
        try {
            return Class.forName(name, false, neighbour.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addById(UniqueId id) {
        List<UniqueId.Segment> segments = id.getSegments();
        boolean ours = id.getEngineId().filter(BackproofTestEngine.ID::equals).isPresent();
        if (!ours || segments.size() < 2 || !segments.get(1).getType().equals(SUBJECT)) {
            return;
        }
        String wanted = segments.size() > 2 ? segments.get(2).getValue() : "";
        ReflectionSupport.tryToLoadClass(segments.get(1).getValue())
                .toOptional()
                .filter(type -> type.isAnnotationPresent(GradientChecked.class))
                .ifPresent(type -> addSubject(type, invariant -> wanted.isEmpty() || wanted.equals(invariant)));
    }

    private void addSubject(Class<?> type, Predicate<String> invariants) {
        UniqueId id = root.getUniqueId().append(SUBJECT, type.getName());
        Binding binding = SubjectBinder.bind(type);
        if (binding instanceof Binding.Refused refused) {
            root.addChild(new RefusedDescriptor(id, type, refused.problems()));
            return;
        }
        Binding.Bound bound = (Binding.Bound) binding;
        SubjectDescriptor descriptor = new SubjectDescriptor(id, type);
        for (InvariantProperty property : Invariants.concerning(bound.subject())) {
            String invariant = property.spec().id();
            if (invariants.test(invariant)) {
                descriptor.addChild(
                        new InvariantDescriptor(id.append(INVARIANT, invariant), type, bound.subject(), property));
            }
        }
        root.addChild(descriptor);
    }
}
