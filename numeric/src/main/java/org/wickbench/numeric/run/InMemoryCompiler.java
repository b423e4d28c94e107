package org.wickbench.numeric.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.equation.ProblemException;

/** The JDK's compiler with its input and output in memory. */
final class InMemoryCompiler {
    /** What the compiler is told: a part of the key under which its output is kept. */
    static final List<String> OPTIONS =
            List.of("--add-modules=jdk.incubator.vector", "-proc:none", "-implicit:none", "-g:none", "-Xlint:none");

    private InMemoryCompiler() {}

    /** The class file of a source that holds exactly one class and refers to the JDK alone. */
    static byte[] compile(String className, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ProblemException(
                    "this Java runtime has no compiler: run with a JDK (25 or later) rather than a JRE");
        }
        StringWriter messages = new StringWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null)) {
            // nothing is taken from there, and looking through its jars is a third of the time
            standard.setLocation(StandardLocation.CLASS_PATH, List.of());
            boolean done = compiler.getTask(
                            messages,
                            new Output(standard, bytes),
                            null,
                            OPTIONS,
                            null,
                            List.of(new Source(className, source)))
                    .call();
            if (!done) {
                throw new InternalException("generated code does not compile:\n" + messages + "\n" + source);
            }
        } catch (IOException e) {
            throw new InternalException("the in-memory compiler failed", e);
        }
        return bytes.toByteArray();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final ByteArrayOutputStream bytes;

        Output(JavaFileManager standard, ByteArrayOutputStream bytes) {
            super(standard);
            this.bytes = bytes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("bytes:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
