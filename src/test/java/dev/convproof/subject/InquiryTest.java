package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.subject.Inquiry.Question;
import dev.convproof.subject.Inquiry.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions to classes in a Java of their own, by their own line or by calls. */
@Timeout(60)
class InquiryTest {
  private static final Inquiry ANSWERING = new Inquiry(command("Answering"), List.of());

  @AfterAll
  static void end() {
    ANSWERING.close();
  }

  private static List<String> command(String type, String... words) {
    List<String> command =
        new ArrayList<>(
            JavaHost.command(
                Hosted.class.getName() + "$" + type, System.getProperty("java.class.path"), 64));
    command.addAll(List.of(words));
    return command;
  }

  private static Question question(String type, String padding, long... input) {
    Map<String, Integer> sizes = Map.of("w", input.length);
    Map<String, String> words = Map.of("padding", padding);
    return new Question("convolution", type, sizes, words, input, new long[] {3});
  }

  private static StoredTensor output(Reply reply) {
    return ((Reply.Output) reply).tensor();
  }

  private static Question read(Map<String, String> line, byte... numbers) throws IOException {
    return Question.read(line, new ByteArrayInputStream(numbers));
  }

  @Test
  void a_question_is_its_line_and_the_numbers_behind_it() throws IOException {
    Question whole =
        read(
            Map.of("question", "empty", "format", "i16", "w", "2", "co", "3", "padding", "same"),
            new byte[] {1, 0, -2, -1, 3, 0, 0, 0, 0, 0});
    assertThat(whole.kind()).isEqualTo("empty");
    assertThat(whole.type()).isEqualTo("i16");
    assertThat(whole.sizes()).containsOnly(Map.entry("w", 2), Map.entry("co", 3));
    assertThat(whole.word("padding")).isEqualTo("same");
    assertThat(whole.word("w")).isEmpty();
    assertThat(whole.input()).containsExactly(1, -2);
    assertThat(whole.weights()).containsExactly(3, 0, 0);
    byte[] floats = new byte[12];
    ByteBuffer.wrap(floats).order(ByteOrder.LITTLE_ENDIAN).putFloat(5).putFloat(-6).putFloat(7);
    Question half = read(Map.of("question", "type", "format", "f32", "kw", "2"), floats);
    assertThat(half.input()).containsExactly(5);
    assertThat(half.weights()).containsExactly(-6, 7);
  }

  @Test
  void an_answer_is_a_line_of_type_and_shape_and_the_numbers() {
    StoredTensor two = StoredTensor.of(List.of(1, 2), Inquiry.type("i16"), new long[] {258, -1});
    assertThat(Inquiry.answer(two))
        .isEqualTo("ok i16 1,2\n\2\1\u00ff\u00ff".getBytes(StandardCharsets.ISO_8859_1));
    StoredTensor unasked = StoredTensor.of(List.of(1), ElementType.UINT64, new long[1]);
    assertThatThrownBy(() -> Inquiry.answer(unasked))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an output of " + ElementType.UINT64);
  }

  @Test
  void an_output_has_as_many_windows_as_fit() {
    Map<String, Integer> sizes = new HashMap<>(Map.of("n", 2, "co", 4, "h", 5, "w", 9));
    sizes.putAll(Map.of("kh", 3, "kw", 2, "sh", 2, "sw", 3, "dh", 2, "dw", 4));
    sizes.putAll(Map.of("pt", 1, "pb", 2, "pl", 3, "pr", 2));
    Question asked =
        new Question("convolution", "f32", sizes, Map.of(), new long[90], new long[24]);
    assertThat(asked.outputShape()).containsExactly(2, 4, 2, 4);
  }

  @Test
  void numbers_of_each_type_come_back_as_they_went() {
    assertThat(Inquiry.typeNames())
        .containsExactly("u8", "i8", "i16", "i32", "i64", "f16", "bf16", "f32", "f64");
    for (String type : Inquiry.typeNames()) {
      Question asked =
          question(type, "explicit", 0, 1, type.equals("i64") ? Long.MAX_VALUE - 1 : 100);
      StoredTensor found = output(ANSWERING.ask(asked));
      assertThat(found).as(type).isEqualTo(asked.x());
      assertThat(found.type()).isEqualTo(Inquiry.type(type));
    }
    assertThat(output(ANSWERING.ask(question("f32", "explicit"))).shape())
        .containsExactly(1, 1, 1, 0);
  }

  @Test
  void what_is_declined_or_thrown_is_refused_and_what_ends_is_started_anew() {
    assertThat(ANSWERING.ask(question("f32", "declined", 1)))
        .isEqualTo(new Reply.Refused("no such word"));
    assertThat(ANSWERING.ask(question("f32", "thrown", 1)))
        .isEqualTo(new Reply.Refused("java.io.IOException: no paper"));
    assertThat(ANSWERING.ask(question("f32", "words", 1)))
        .isEqualTo(
            new Reply.Refused(
                "java.lang.IllegalArgumentException: shape (0,) holds 0 elements, but there are 2"));
    assertThat(ANSWERING.ask(question("f32", "exit", 1))).isInstanceOf(Reply.Broken.class);
    assertThat(output(ANSWERING.ask(question("u8", "explicit", 7))).integers()).containsExactly(7);
  }

  @Test
  void words_behind_the_name_reach_the_class() {
    try (Inquiry told = new Inquiry(command("Answering", "threads", "constant"), List.of())) {
      assertThat(output(told.ask(question("f32", "words", 1))).floats()).containsExactly(1, 2);
    }
  }

  @Test
  void a_class_that_knows_no_questions_declines_them_and_is_asked_by_calls() {
    try (Inquiry questions = new Inquiry(command("Inherits"), List.of());
        Inquiry calls = new Inquiry(command("Inherits"), List.of("i64"))) {
      Question asked = question("i64", "explicit", 7);
      assertThat(questions.ask(asked)).isEqualTo(new Reply.Refused("it answers no questions"));
      assertThat(output(calls.ask(asked)).integers()).containsExactly(21);
      assertThat(calls.ask(question("f32", "explicit", 7)))
          .isEqualTo(new Reply.Refused("it computes in i64 alone"));
      Question quantised =
          new Question("quantised", "u8", Map.of(), Map.of(), new long[1], new long[1]);
      assertThat(calls.ask(quantised)).isEqualTo(new Reply.Refused("no quantised convolution"));
    }
  }

  @Test
  void onnx_runtime_in_java_pads_by_word_and_takes_a_scale_for_each_channel() {
    OnnxRuntimeConvolution conv = new OnnxRuntimeConvolution();
    Question same =
        new Question(
            "convolution",
            "f32",
            Map.of("w", 2, "kw", 2),
            Map.of("padding", "same-lower"),
            new long[] {1, 10},
            new long[] {3, 5});
    assertThat(conv.answer(same).floats()).containsExactly(5, 53);
    Question quantised =
        new Question(
            "quantised",
            "u8",
            Map.of("w", 2, "co", 2),
            Map.of("padding", "explicit", "xzero", "1", "yzero", "3", "scale", "2,4"),
            new long[] {6, 11},
            new long[] {1, 1});
    assertThat(conv.answer(quantised).integers()).containsExactly(5, 8, 4, 5); // 2.5 to even
  }
}
