package objector.endtoend.installation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.concurrent.locks.ReentrantLock;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/// Lets a loop of another process throw, or be interrupted, when a file of its name is put into a
/// folder, without anything in the product that knows of it: an agent of the JVM writes a call into
/// the classes that loop, as they are loaded. A debugger would do both at once.
public final class LoopFaults {
  private static final ReentrantLock TAKING = new ReentrantLock();
  private static final String FOLDER = "objector.test.faults";
  private static final MethodTypeDesc MEET =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_String);

  private LoopFaults() {}

  /// A fault of ours, as no loop expects it.
  static final class Fault extends Error {
    private static final long serialVersionUID = 1;

    Fault(Loop loop) {
      super("thrown for a test, in " + loop);
    }
  }

  /// What a JVM is started with, so that its loops may be made to throw.
  static String options(Path agent, Path folder) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    // The class itself lies on the class path of tests.
    manifest.getMainAttributes().putValue("Premain-Class", LoopFaults.class.getName());
    try (OutputStream out = Files.newOutputStream(agent);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.finish();
    }
    return "-javaagent:%s -D%s=%s".formatted(agent, FOLDER, folder);
  }

  /// What befalls a loop.
  enum Kind {
    THROWS,
    IS_INTERRUPTED
  }

  /// Orders it for a loop, the next time it comes round.
  static void order(Path folder, Loop loop, Kind kind) throws IOException {
    Path written = Files.writeString(folder.resolve("." + loop.name()), kind.name());
    Files.move(written, folder.resolve(loop.name()));
  }

  static boolean befell(Path folder, Loop loop) {
    return Files.notExists(folder.resolve(loop.name()));
  }

  public static void premain(@Nullable String none, Instrumentation instrumentation) {
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte @Nullable [] transform(
              @Nullable ClassLoader loader,
              String type,
              @Nullable Class<?> redefined,
              @Nullable ProtectionDomain domain,
              byte[] bytes) {
            if (loader == null || Loop.of(type).findAny().isEmpty()) {
              return null;
            }
            return withCalls(type, bytes);
          }
        });
  }

  static byte[] withCalls(String type, byte[] bytes) {
    ClassFile files =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())));
    ClassTransform calls =
        (to, element) -> {
          if (element instanceof MethodModel method
              && Loop.of(type).anyMatch(loop -> method.methodName().equalsString(loop.method))) {
            to.transformMethod(
                method,
                MethodTransform.transformingCode(before(type, method.methodName().stringValue())));
          } else {
            to.with(element);
          }
        };
    return files.transformClass(files.parse(bytes), calls);
  }

  private static CodeTransform before(String type, String method) {
    return (to, element) -> {
      if (element instanceof InvokeInstruction invoke
          && Loop.of(type)
              .anyMatch(
                  loop -> loop.method.equals(method) && invoke.name().equalsString(loop.call))) {
        to.loadConstant(type)
            .loadConstant(method)
            .invokestatic(ClassDesc.of(LoopFaults.class.getName()), "meet", MEET);
      }
      to.with(element);
    };
  }

  /// Called by the loops, each time round.
  public static void meet(String type, String method) {
    Loop.at(type, method, Thread.currentThread().getName()).ifPresent(LoopFaults::meet);
  }

  private static void meet(Loop loop) {
    Kind kind = taken(loop);
    if (kind == null) {
      return;
    }
    switch (kind) {
      case THROWS -> throw new Fault(loop);
      case IS_INTERRUPTED -> Thread.currentThread().interrupt();
    }
  }

  /// Once, though the watches of all pages come round at the same time.
  private static @Nullable Kind taken(Loop loop) {
    Path order = Path.of(System.getProperty(FOLDER, ""), loop.name());
    if (!Files.exists(order)) {
      return null;
    }
    TAKING.lock();
    try {
      if (!Files.exists(order)) {
        return null;
      }
      Kind kind = Kind.valueOf(Files.readString(order));
      Files.delete(order);
      return kind;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      TAKING.unlock();
    }
  }
}
