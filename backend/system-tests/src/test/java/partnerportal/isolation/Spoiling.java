package partnerportal.isolation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What can be wrong with a body. Members are JSON as text, so that it may be no JSON. */
enum Spoiling {
  NOTHING {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      sends(attempt, text(members));
    }
  },
  UNKNOWN_MEMBER {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      var text = text(members);
      var places = places(text);
      var place = places.get(random.nextInt(places.size()));
      var name = one(NAMES, random);
      while (members.containsKey(name)) name = "x" + name;
      var comma = text.charAt(place) == '}' ? "" : ",";
      var member = "\"" + name + "\":" + one(ODD_VALUES, random) + comma;
      sends(attempt, text.substring(0, place) + member + text.substring(place));
      attempt.unknownMember = true;
    }
  },
  TWICE {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      var name = member(members, random);
      sends(attempt, "{\"" + name + "\":" + members.get(name) + "," + text(members).substring(1));
    }
  },
  ODD_VALUE {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      members.put(member(members, random), one(ODD_VALUES, random));
      sends(attempt, text(members));
    }
  },
  ODD_TEXT {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      members.put(member(members, random), "\"" + one(ODD_TEXTS, random) + "\"");
      sends(attempt, text(members));
    }
  },
  MISSING {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      members.remove(member(members, random));
      sends(attempt, text(members));
    }
  },
  LONG {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      members.put(member(members, random), "\"" + "ab ".repeat(random.nextInt(20_000)) + "\"");
      sends(attempt, text(members));
    }
  },
  TOO_BIG {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      sends(attempt, text(members) + " ".repeat(65_537 + random.nextInt(100_000)));
    }
  },
  DEEP {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      var depth = 32 + random.nextInt(1_000);
      var nested =
          random.nextBoolean()
              ? "[".repeat(depth) + "]".repeat(depth)
              : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
      members.put(member(members, random), nested);
      sends(attempt, text(members));
    }
  },
  CUT {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      var text = text(members);
      sends(attempt, text.substring(0, random.nextInt(text.length())));
    }
  },
  NO_OBJECT {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      sends(attempt, one(NO_OBJECTS, random));
    }
  },
  MORE_BEHIND {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      sends(attempt, text(members) + one(NO_OBJECTS, random));
    }
  },
  NO_UTF_8 {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      sends(attempt, text(members));
      attempt.body[random.nextInt(attempt.body.length)] =
          (byte) (random.nextBoolean() ? 0xff : 0xc0);
    }
  },
  OTHER_CHARSET {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      var charset = random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
      members.put(member(members, random), "\"Grüße\"");
      attempt.body = text(members).getBytes(charset);
      attempt.headers.put("Content-Type", "application/json;charset=" + charset.name());
    }
  },
  OTHER_TYPE {
    @Override
    void of(Attempt attempt, Map<String, String> members, Random random) {
      sends(attempt, text(members));
      attempt.headers.put("Content-Type", one(TYPES, random));
    }
  };

  /** Such as would be worth something if they were taken. */
  private static final List<String> NAMES =
      List.of(
          "id",
          "status",
          "partner",
          "partner_id",
          "organization",
          "owner",
          "crm_id",
          "lifecycle",
          "lastName",
          "version",
          "__proto__",
          "a/b~c",
          "",
          "übrig",
          "x".repeat(5_000));

  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e3",
          "9".repeat(39),
          "9".repeat(400),
          "1e400",
          "1e99999999999",
          "-9223372036854775809",
          "NaN",
          "-Infinity",
          "\"\"",
          "\"text\"",
          "[]",
          "[null]",
          "[\"text\",1,{}]",
          "{}",
          "{\"a\":{\"b\":null}}");

  /** As they stand between quotation marks. */
  private static final List<String> ODD_TEXTS =
      List.of(
          "",
          " ",
          "\\t\\r\\n",
          "\\u0000",
          "a\\u0000b",
          "\\u001b[31mred",
          "\u0007",
          "\\ud800",
          "\\udfff\\ud800",
          "a\\uFFFEb",
          "\\u202Egnp.exe",
          "\\u200Bzero\\u200Dwidth\\uFEFF",
          "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
          "\ud83d\ude00".repeat(40),
          "e\u0301".repeat(60),
          "\\\\",
          "\\x",
          "' or '1'='1",
          "'; drop table lead; --",
          "1) union values (1) --",
          "%_%",
          "*)(uid=*))(|(uid=*",
          "${jndi:ldap://127.0.0.1/a}",
          "{{7*7}}",
          "<script>alert(1)</script>",
          "=cmd|' /C calc'!A0",
          "a@b.invalid\\r\\nBcc: c@d.invalid",
          "../../../../etc/passwd",
          "http://169.254.169.254/latest",
          "00000000-0000-0000-0000-000000000000",
          "-1",
          "true",
          "2030-02-30T25:00:00Z",
          "A".repeat(300));

  private static final List<String> NO_OBJECTS =
      List.of("", " ", "null", "[]", "[{}]", "\"text\"", "1", "{", "}", "{}{}", "\ufeff{}", "/**/");

  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/json;charset=x-nothing",
          "application/json;charset=\"",
          "application/problem+json",
          "*/*",
          "json",
          ";");

  abstract void of(Attempt attempt, Map<String, String> members, Random random);

  /** One of a list. */
  static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  /** Spoils a body that would be right. */
  void done(Attempt attempt, Map<String, String> members, Random random) {
    attempt.doneTo += " " + this;
    of(attempt, new LinkedHashMap<>(members), random);
  }

  private static void sends(Attempt attempt, String text) {
    attempt.body = text.getBytes(StandardCharsets.UTF_8);
  }

  private static String member(Map<String, String> members, Random random) {
    return members.isEmpty() ? "none" : one(List.copyOf(members.keySet()), random);
  }

  private static String text(Map<String, String> members) {
    var text = new ArrayList<String>();
    members.forEach((name, value) -> text.add("\"" + name + "\":" + value));
    return "{" + String.join(",", text) + "}";
  }

  /** Behind every opening brace, however deep; right values have none in their texts. */
  private static List<Integer> places(String text) {
    var places = new ArrayList<Integer>();
    for (var i = 0; i < text.length(); i++) if (text.charAt(i) == '{') places.add(i + 1);
    return places;
  }
}
