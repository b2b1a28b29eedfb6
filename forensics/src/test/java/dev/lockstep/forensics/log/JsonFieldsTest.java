package dev.lockstep.forensics.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Jackson is the reference. */
class JsonFieldsTest {
  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonFields fields = new JsonFields();

  @Test
  void findsWhatJacksonFinds() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      JsonNode tree = object(random, 0);
      byte[] text = mapper.writeValueAsBytes(tree);
      assertThat(fields.parse(text, 0, text.length)).isTrue();
      compare("", tree);
    }
  }

  private void compare(String prefix, JsonNode tree) {
    tree.properties().forEach(entry -> {
      String path = prefix + entry.getKey();
      int at = fields.find(JsonFields.path(path));
      assertThat(at).as(path).isNotNegative();
      JsonNode value = entry.getValue();
      if (value.isObject()) compare(path + ".", value);
      else if (value.isValueNode()) assertThat(fields.string(at)).isEqualTo(value.asText());
      else assertThat(fields.string(at)).isEqualTo(value.toString());
    });
  }

  private ObjectNode object(Random random, int depth) {
    ObjectNode node = mapper.createObjectNode();
    int size = random.nextInt(6);
    for (int i = 0; i < size; i++) {
      String key = "k" + i + (char) ('a' + random.nextInt(26));
      switch (random.nextInt(depth > 3 ? 4 : 6)) {
        case 0 -> node.put(key, random.nextInt());
        case 1 -> node.put(key, "q\"\\\n\tü" + random.nextInt(100));
        case 2 -> node.put(key, random.nextBoolean());
        case 3 -> node.putNull(key);
        case 4 -> node.set(key, object(random, depth + 1));
        default -> {
          ArrayNode array = node.putArray(key);
          for (int k = random.nextInt(4); k > 0; k--) array.add(object(random, depth + 1));
          array.add("]}");
        }
      }
    }
    return node;
  }

  @Test
  void refusesWhatIsCutNestedOrNoObject() {
    byte[] whole = "{\"a\":{\"b\":[1,2,{\"c\":\"d\"}]},\"e\":\"f\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(fields.parse(whole, 0, whole.length)).isTrue();
    for (int to = 0; to < whole.length; to++) assertThat(fields.parse(whole, 0, to)).as("cut at " + to).isFalse();
    byte[] deep = "{\"a\":".repeat(300).getBytes(StandardCharsets.UTF_8);
    assertThat(fields.parse(deep, 0, deep.length)).isFalse();
    byte[] array = "[1]".getBytes(StandardCharsets.UTF_8);
    assertThat(fields.parse(array, 0, array.length)).isFalse();
  }
}
