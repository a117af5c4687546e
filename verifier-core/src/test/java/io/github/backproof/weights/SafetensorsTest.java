package io.github.backproof.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = StoredType.class,
            names = {"F64", "F32", "BF16", "F16"})
    void what_is_written_is_read(StoredType type) {
        Path file = folder.resolve("a.safetensors");
        SafetensorsWriter.write(
                file,
                List.of(
                        new SafetensorsWriter.Entry("w", List.of(2L, 3L), type, new double[] {1, -2, 0.5, 0, 4, -0.25}),
                        new SafetensorsWriter.Entry("one", List.of(), type, new double[] {3}),
                        new SafetensorsWriter.Entry("none", List.of(0L, 5L), type, new double[0])));
        try (Safetensors read = Safetensors.open(file)) {
            assertThat(read.values("w")).containsExactly(1, -2, 0.5, 0, 4, -0.25);
            assertThat(read.values("one")).containsExactly(3);
            assertThat(read.values("none")).isEmpty();
            assertThat(read.tensors().get("w").shape()).containsExactly(2L, 3L);
        }
    }

    @Test
    void large_tensors_are_read_in_parts() {
        double[] values = new SplittableRandom(1).doubles(100_000).toArray();
        Path file = folder.resolve("large");
        SafetensorsWriter.write(
                file, List.of(new SafetensorsWriter.Entry("w", List.of(100_000L), StoredType.F64, values)));
        try (Safetensors read = Safetensors.open(file)) {
            assertThat(read.values("w")).isEqualTo(values);
        }
    }

    @Test
    void the_same_tensors_give_the_same_bytes_and_a_header_of_whole_words() throws IOException {
        List<SafetensorsWriter.Entry> entries =
                List.of(new SafetensorsWriter.Entry("w", List.of(1L), StoredType.F32, new double[] {1}));
        SafetensorsWriter.write(folder.resolve("a"), entries);
        SafetensorsWriter.write(folder.resolve("b"), entries);
        byte[] bytes = Files.readAllBytes(folder.resolve("a"));
        assertThat(bytes).isEqualTo(Files.readAllBytes(folder.resolve("b")));
        assertThat(bytes.length % 8).isEqualTo(4);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}                  | 4  | bytes that the file does not have",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}                  | 12 | belong to no tensor",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}                  | 8  | another number of bytes",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}                  | 8  | bytes that the file does not have",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,9]}}                | 8  | bytes that the file does not have",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}                 | 8  | whole numbers",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}}                | 8  | whole numbers",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,8]}} | 8  | whole numbers",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,8]}} | 8  | beyond all bounds",
                "{\"w\":{\"dtype\":\"F31\",\"shape\":[2],\"data_offsets\":[0,8]}}                  | 8  | dtype",
                "{\"w\":{\"dtype\":32,\"shape\":[2],\"data_offsets\":[0,8]}}                       | 8  | dtype",
                "{\"w\":{\"shape\":[2],\"data_offsets\":[0,8]}}                                    | 8  | dtype",
                "{\"w\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}                                | 8  | no shape",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2]}}                                         | 8  | no data_offsets",
                "{\"w\":[]}                                                                        | 0  | no description",
                "{\"v\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}} | 12 | overlaps",
                "{\"v\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}} | 12 | hole",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}  | 8  | names something twice",
                "{\"w\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | 4  | names something twice",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[[[[1]]]],\"data_offsets\":[0,4]}}            | 4  | not the JSON",
                "{\"__metadata__\":{\"a\":1}}                                                      | 0  | metadata",
                "[1]                                                                               | 0  | not a JSON object",
                "{\"w\":                                                                           | 0  | not the JSON",
            })
    void a_header_that_lies_is_refused(String header, int data, String complaint) throws IOException {
        Path file = write(header.strip(), header.strip().length(), data);
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("bad.safetensors")
                .hasMessageContaining(complaint);
    }

    @Test
    void a_header_longer_than_the_file_is_refused_before_anything_is_allocated() throws IOException {
        for (long claimed : new long[] {3, 1L << 40, -1, Long.MIN_VALUE}) {
            Path file = write("{}", claimed, 0);
            assertThatThrownBy(() -> Safetensors.open(file)).hasMessageContaining("longer than the file");
        }
        Path empty = Files.write(folder.resolve("empty"), new byte[7]);
        assertThatThrownBy(() -> Safetensors.open(empty)).hasMessageContaining("shorter than its first field");
        assertThatThrownBy(() -> Safetensors.open(folder.resolve("none"))).hasMessageContaining("is there such a file");
    }

    @Test
    void types_without_values_are_listed_and_not_read() throws IOException {
        String header = "{\"mask\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}}";
        Path file = write(header, header.length(), 4);
        try (Safetensors read = Safetensors.open(file)) {
            assertThat(read.tensors()).containsKey("mask");
            assertThatThrownBy(() -> read.values("mask")).hasMessageContaining("of type U8");
            assertThatThrownBy(() -> read.values("x\u001b[31m")).hasMessageContaining("no tensor \"x?[31m\"");
        }
    }

    /** Whatever is done to a file, it is read or refused. */
    @Test
    void damaged_files_are_read_or_refused() throws IOException {
        Path file = folder.resolve("whole");
        SafetensorsWriter.write(
                file,
                List.of(
                        new SafetensorsWriter.Entry("v", List.of(2L), StoredType.F16, new double[] {1, 2}),
                        new SafetensorsWriter.Entry("w", List.of(1L, 2L), StoredType.F64, new double[] {3, 4})));
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int k = random.nextInt(4); k > 0 && damaged.length > 0; k--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            refused += refused(Files.write(folder.resolve("damaged"), damaged));
        }
        assertThat(refused).isBetween(1000, 2999);
    }

    private static int refused(Path file) {
        try (Safetensors read = Safetensors.open(file)) {
            read.tensors().values().stream()
                    .filter(tensor -> tensor.type().hasValues())
                    .forEach(tensor -> read.values(tensor.name()));
            return 0;
        } catch (WeightsException e) {
            return 1;
        }
    }

    private Path write(String header, long claimed, int data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + data).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(claimed).put(json);
        return Files.write(folder.resolve("bad.safetensors"), file.array());
    }
}
