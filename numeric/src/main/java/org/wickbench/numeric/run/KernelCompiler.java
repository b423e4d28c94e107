package org.wickbench.numeric.run;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wickbench.numeric.emit.ContentHash;
import org.wickbench.numeric.emit.JavaEmitter;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.kernel.Program;

/**
 * Compiles programs in memory and keeps the result, keyed by the SHA-256 of the emitted text: in memory, and as class
 * bytes below a folder where one is given. A cached file that cannot be used (truncated, another JDK's) is compiled anew.
 */
public final class KernelCompiler {
    /** The package of generated classes: a hidden class shares its package with the lookup that defines it. */
    static final String PACKAGE = "org.wickbench.numeric.run";

    private static final MethodType RUN =
            MethodType.methodType(void.class, int.class, double[][].class, int[].class, double[].class);

    private final Optional<KernelCache> cache;
    private final JavaEmitter.Flavour flavour;
    private final Map<String, CompiledKernel> inMemory = new ConcurrentHashMap<>();

    public KernelCompiler(Optional<Path> cacheFolder, JavaEmitter.Flavour flavour) {
        this.cache = cacheFolder.map(KernelCache::new);
        this.flavour = flavour;
    }

    /** The flavour this JVM can run: vectors where it was started with the incubating module. */
    public static JavaEmitter.Flavour availableFlavour() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? JavaEmitter.Flavour.VECTOR
                : JavaEmitter.Flavour.PLAIN;
    }

    /** The text that would be compiled. */
    public String source(Program program, String header) {
        return new JavaEmitter(flavour).emit(program, PACKAGE, header);
    }

    /** Compiles a program, or finds it compiled. */
    public CompiledKernel compile(Program program, String header) {
        String text = source(program, header);
        String hash = ContentHash.of(text);
        return inMemory.computeIfAbsent(hash, _ -> new CompiledKernel(program, load(program, text, hash)));
    }

    private MethodHandle load(Program program, String text, String hash) {
        Optional<byte[]> cached = cache.flatMap(kept -> kept.read(hash));
        if (cached.isPresent()) {
            try {
                return define(cached.get());
            } catch (LinkageError | IllegalArgumentException unusable) {
                // fall through: compile anew and replace the file
            }
        }
        byte[] bytes = InMemoryCompiler.compile(PACKAGE + "." + program.name(), text);
        cache.ifPresent(kept -> kept.write(hash, bytes));
        return define(bytes);
    }

    private static MethodHandle define(byte[] bytes) {
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return hidden.findStatic(hidden.lookupClass(), "run", RUN);
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new InternalException("a generated class has no method run", e);
        }
    }
}
