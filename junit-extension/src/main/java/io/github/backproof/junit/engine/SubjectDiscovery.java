package io.github.backproof.junit.engine;

import io.github.backproof.junit.VerifyLayers;
import io.github.backproof.junit.run.LawCheck;
import io.github.backproof.junit.run.RunParameters;
import io.github.backproof.junit.run.Selection;
import io.github.backproof.junit.run.SubjectScan;
import io.github.backproof.property.RunSettings;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectBinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
    private static final String TEST_CLASS = "test-class";
    private static final String SUBJECT = "subject";
    private static final String INVARIANT = "invariant";
    private static final Predicate<Class<?>> MARKED =
            type -> holdsLayers(type) || type.isAnnotationPresent(VerifyLayers.class);

    private final TestDescriptor root;
    private final Selection selection;
    private final RunSettings settings;

    SubjectDiscovery(TestDescriptor root, RunParameters parameters) {
        this.root = root;
        this.selection = parameters.selection();
        this.settings = parameters.settings();
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
        if (holdsLayers(type)) {
            addSubjects(root, type, subject -> true, id -> true);
        }
        VerifyLayers named = type.getAnnotation(VerifyLayers.class);
        if (named != null) {
            TestDescriptor parent = testClass(type);
            layersOf(type, named).forEach(layer -> addSubjects(parent, layer, subject -> true, id -> true));
        }
    }

    private static boolean holdsLayers(Class<?> type) {
        return type.isAnnotationPresent(GradientChecked.class)
                || Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(GradientChecked.class));
    }

    private TestDescriptor testClass(Class<?> type) {
        UniqueId id = root.getUniqueId().append(TEST_CLASS, type.getName());
        return childOf(root, id, () -> new TestClassDescriptor(id, type));
    }

    /** The node of that id, made when it is not there: two selectors may ask for different tests of one layer. */
    private static TestDescriptor childOf(TestDescriptor parent, UniqueId id, Supplier<TestDescriptor> made) {
        Optional<? extends TestDescriptor> there = parent.findByUniqueId(id);
        if (there.isPresent()) {
            return there.get();
        }
        TestDescriptor child = made.get();
        parent.addChild(child);
        return child;
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

    /** Follows a path of segments from the engine down: maybe a test class, a subject, maybe an invariant. */
    private void addById(UniqueId id) {
        if (!id.getEngineId().filter(BackproofTestEngine.ID::equals).isPresent()) {
            return;
        }
        Optional<Class<?>> testClass = classOf(id, TEST_CLASS).filter(MARKED);
        Optional<Class<?>> subject = classOf(id, SUBJECT).filter(MARKED);
        if (subject.isPresent()) {
            String name = valueOf(id, SUBJECT).orElseThrow();
            Optional<String> invariant = valueOf(id, INVARIANT);
            TestDescriptor parent = testClass.map(this::testClass).orElse(root);
            addSubjects(
                    parent,
                    subject.get(),
                    name::equals,
                    candidate -> invariant.isEmpty() || candidate.equals(invariant.get()));
        } else {
            testClass.ifPresent(this::addMarked);
        }
    }

    private static Optional<Class<?>> classOf(UniqueId id, String segment) {
        return valueOf(id, segment).flatMap(SubjectDiscovery::classOf);
    }

    /** The class of that name, or of the method of that name. */
    private static Optional<Class<?>> classOf(String name) {
        Optional<Class<?>> type = ReflectionSupport.tryToLoadClass(name).toOptional();
        int point = name.lastIndexOf('.');
        return type.isPresent() || point < 0
                ? type
                : ReflectionSupport.tryToLoadClass(name.substring(0, point)).toOptional();
    }

    private static Optional<String> valueOf(UniqueId id, String segment) {
        return id.getSegments().stream()
                .filter(candidate -> candidate.getType().equals(segment))
                .map(UniqueId.Segment::getValue)
                .findFirst();
    }

    private void addSubjects(
            TestDescriptor parent, Class<?> type, Predicate<String> subjects, Predicate<String> invariants) {
        if (!selection.mayWant(type.getName())) {
            return;
        }
        for (Binding binding : SubjectBinder.bindAll(type)) {
            if (subjects.test(binding.className()) && selection.wants(binding.className())) {
                addSubject(parent, type, binding, invariants);
            }
        }
    }

    private void addSubject(TestDescriptor parent, Class<?> type, Binding binding, Predicate<String> invariants) {
        UniqueId id = parent.getUniqueId().append(SUBJECT, binding.className());
        TestDescriptor descriptor = childOf(parent, id, () -> new SubjectDescriptor(id, binding.name(), type));
        if (binding instanceof Binding.Refused refused) {
            UniqueId why = id.append("binding", "refused");
            childOf(descriptor, why, () -> new RefusedDescriptor(why, refused.kind(), refused.problems()));
            return;
        }
        Subject subject = ((Binding.Bound) binding).subject();
        for (LawCheck check : LawCheck.all(subject, settings)) {
            String invariant = check.law().spec().id();
            if (invariants.test(invariant) && selection.wants(binding.className(), invariant)) {
                UniqueId test = id.append(INVARIANT, invariant);
                childOf(descriptor, test, () -> new InvariantDescriptor(test, check));
            }
        }
    }
}
