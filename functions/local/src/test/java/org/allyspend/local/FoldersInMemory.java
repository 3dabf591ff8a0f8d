package org.allyspend.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary folders in memory where a machine has plenty of it for files: a database in one does
 * not wait for a disk after each write.
 */
public final class FoldersInMemory implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long PLENTY = 4L << 30;

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    boolean plenty =
        Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > PLENTY;
    return plenty
        ? Files.createTempDirectory(MEMORY, "junit-")
        : Files.createTempDirectory("junit-");
  }
}
