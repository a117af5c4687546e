package io.github.backproof.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the header of a safetensors file and checks it against the file's real size. Nothing is believed: not offsets, not shapes,
 * not that tensors lie apart.
 */
final class SafetensorsHeader {
    private static final String METADATA = "__metadata__";
    private static final int DEPTH = 4;

    /** A quarter of a million tensors: a header may be long, what it becomes in memory is not. */
    private static final int MOST_TOKENS = 1 << 22;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final String file;
    private final long dataSize;

    SafetensorsHeader(String file, long dataSize) {
        this.file = file;
        this.dataSize = dataSize;
    }

    /** The tensors by name, in the order of their bytes. */
    Map<String, StoredTensor> parse(byte[] header) {
        JsonNode root = tree(header);
        if (!root.isObject()) {
            throw wrong("its header is not a JSON object");
        }
        List<StoredTensor> tensors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getKey().equals(METADATA)) {
                checkMetadata(entry.getValue());
            } else {
                tensors.add(tensor(entry.getKey(), entry.getValue()));
            }
        }
        tensors.sort(Comparator.comparingLong(StoredTensor::begin).thenComparingLong(StoredTensor::end));
        checkCover(tensors);
        Map<String, StoredTensor> byName = new LinkedHashMap<>();
        tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
        return byName;
    }

    private JsonNode tree(byte[] header) {
        try {
            return JSON.readTree(header);
        } catch (JacksonException e) {
            throw new WeightsException(
                    sentence("its header is not the JSON of the format, is too much, or names something twice"), e);
        }
    }

    private void checkMetadata(JsonNode metadata) {
        boolean strings = metadata.isObject()
                && metadata.properties().stream()
                        .allMatch(entry -> entry.getValue().isString());
        if (!strings) {
            throw wrong("its metadata is not made of names and texts");
        }
    }

    private StoredTensor tensor(String name, JsonNode description) {
        String tensor = "tensor " + Printable.of(name);
        if (!description.isObject()) {
            throw wrong(tensor + " has no description");
        }
        StoredType type = type(tensor, description.get("dtype"));
        List<Long> shape = numbers(tensor, "shape", description.get("shape"));
        List<Long> offsets = numbers(tensor, "data_offsets", description.get("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1) || offsets.get(1) > dataSize) {
            throw wrong(tensor + " claims bytes that the file does not have");
        }
        if (bytes(tensor, type, shape) != offsets.get(1) - offsets.get(0)) {
            throw wrong(tensor + " claims another number of bytes than its shape and type need");
        }
        return new StoredTensor(name, type, shape, offsets.get(0), offsets.get(1));
    }

    private StoredType type(String tensor, JsonNode node) {
        if (node != null && node.isString()) {
            for (StoredType type : StoredType.values()) {
                if (type.name().equals(node.stringValue())) {
                    return type;
                }
            }
        }
        throw wrong(tensor + " has no dtype of the format");
    }

    private List<Long> numbers(String tensor, String field, JsonNode node) {
        if (node == null || !node.isArray()) {
            throw wrong(tensor + " has no " + field);
        }
        List<Long> numbers = new ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isIntegralNumber() || !element.canConvertToLong() || element.longValue() < 0) {
                throw wrong(tensor + " has a " + field + " that is not made of whole numbers from 0 on");
            }
            numbers.add(element.longValue());
        }
        return numbers;
    }

    private long bytes(String tensor, StoredType type, List<Long> shape) {
        try {
            long count = type.bytes();
            for (long extent : shape) {
                count = Math.multiplyExact(count, extent);
            }
            return count;
        } catch (ArithmeticException e) {
            throw new WeightsException(sentence(tensor + " has a shape beyond all bounds"), e);
        }
    }

    /** The tensors lie side by side and fill the file: no overlap, no hole, nothing behind. */
    private void checkCover(List<StoredTensor> tensors) {
        long at = 0;
        for (StoredTensor tensor : tensors) {
            if (tensor.begin() != at) {
                String relation = tensor.begin() < at ? " overlaps the one before" : " leaves a hole before it";
                throw wrong("tensor " + Printable.of(tensor.name()) + relation);
            }
            at = tensor.end();
        }
        if (at != dataSize) {
            throw wrong((dataSize - at) + " bytes at its end belong to no tensor");
        }
    }

    private WeightsException wrong(String what) {
        return new WeightsException(sentence(what));
    }

    private String sentence(String what) {
        return file + " is not a sound safetensors file: " + what + ".";
    }
}
