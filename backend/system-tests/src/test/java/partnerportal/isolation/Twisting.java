package partnerportal.isolation;

import java.util.List;
import java.util.Random;

/**
 * What can be wrong with everything of a request but its body. Two of them together stay below the
 * 8 KiB a head may have.
 */
enum Twisting {
  ID {
    @Override
    void of(Attempt attempt, Random random) {
      var id = Spoiling.one(Thing.nobodys(), random);
      attempt.path = attempt.operation.on(id).replaceAll("\\?.*", "");
    }
  },
  PART {
    @Override
    void of(Attempt attempt, Random random) {
      var at = attempt.path.lastIndexOf('/');
      attempt.path = attempt.path.substring(0, at + 1) + Spoiling.one(PARTS, random);
      attempt.sameOperation = false;
    }
  },
  PARAMETER_TWICE {
    @Override
    void of(Attempt attempt, Random random) {
      for (var i = 0; i < 2; i++) attempt.ask(parameter(attempt, random), "1");
    }
  },
  PARAMETER {
    @Override
    void of(Attempt attempt, Random random) {
      attempt.ask(parameter(attempt, random), Spoiling.one(VALUES, random));
    }
  },
  UNKNOWN_PARAMETER {
    @Override
    void of(Attempt attempt, Random random) {
      attempt.ask(Spoiling.one(List.of("partner_id", "sort", "fields", "", "%00"), random), "1");
    }
  },
  METHOD {
    @Override
    void of(Attempt attempt, Random random) {
      attempt.method = Spoiling.one(METHODS, random);
      attempt.sameOperation = false;
      // the container takes the body of a TRACE for the next request
      if (attempt.method.equals("TRACE")) attempt.body = null;
    }
  },
  ACCEPT {
    @Override
    void of(Attempt attempt, Random random) {
      attempt.headers.put(
          "Accept", Spoiling.one(List.of("text/html", "application/xml", "q", ";", "*"), random));
    }
  },
  KEY {
    @Override
    void of(Attempt attempt, Random random) {
      attempt.headers.put(
          "Idempotency-Key",
          Spoiling.one(List.of("", "short", "with a blank", "k".repeat(256), "'--;'--;"), random));
    }
  },
  NO_KEY {
    @Override
    void of(Attempt attempt, Random random) {
      attempt.headers.remove("Idempotency-Key");
    }
  },
  VERSION {
    @Override
    void of(Attempt attempt, Random random) {
      attempt.headers.put(
          "If-Match",
          Spoiling.one(List.of("", "*", "\"", "W/\"1\"", "\"1\",\"2\"", "9".repeat(30)), random));
    }
  },
  EVENT_ID {
    @Override
    void of(Attempt attempt, Random random) {
      attempt.headers.put(
          "Last-Event-ID", Spoiling.one(List.of("-1", "x".repeat(2_000), "' or 1=1"), random));
    }
  },
  TOKEN {
    @Override
    void of(Attempt attempt, Random random) {
      attempt.headers.put("Authorization", Spoiling.one(TOKENS, random));
    }
  },
  COOKIE {
    @Override
    void of(Attempt attempt, Random random) {
      attempt.headers.put("Cookie", Spoiling.one(COOKIES, random));
    }
  },
  ORIGIN {
    @Override
    void of(Attempt attempt, Random random) {
      attempt.headers.put(
          "Origin", Spoiling.one(List.of("https://elsewhere.example", "null", "x", ""), random));
    }
  },
  ODD_HEADER {
    @Override
    void of(Attempt attempt, Random random) {
      var name = Spoiling.one(HEADERS, random);
      attempt.headers.put(name, Spoiling.one(VALUES, random).replace("%", ""));
    }
  };

  private static final List<String> PARTS =
      List.of("", "%00", "%c0%af", "..%2f..%2fjwks", "a;b=c", "%25", "%ff%fe", "a%0d%0ab", "x//y");

  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "-1",
          "1000000000",
          "99999999999999999999",
          "1.0",
          "x",
          "%00",
          "%ff",
          "null",
          "2030-02-30T25:00:00Z",
          "+300000-01-01T00:00:00Z",
          "-999999999-01-01T00:00:00Z",
          "%27%20or%201=1--",
          "bm8gY3Vyc29y",
          "KzMwMDAwMC0wMS0wMVQwMDowMDowMFp-MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw",
          "a".repeat(2_000));

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "X");

  private static final List<String> TOKENS =
      List.of(
          "Bearer",
          "Bearer x",
          "Bearer a.b.c",
          "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
          "Basic YTpi",
          "bearer " + "x".repeat(2_000));

  private static final List<String> COOKIES =
      List.of(
          "pp=", "pp=x; pp=y", "__Host-pp=' or 1=1", "pp=" + "x".repeat(2_000), ";=;", "$Version");

  private static final List<String> HEADERS =
      List.of(
          "X-HTTP-Method-Override",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Forwarded-For",
          "Forwarded",
          "Range",
          "If-None-Match",
          "If-Modified-Since",
          "Accept-Language",
          "Accept-Encoding",
          "Content-Encoding",
          "Sec-Fetch-Site");

  abstract void of(Attempt attempt, Random random);

  /** Twists a request. */
  void done(Attempt attempt, Random random) {
    attempt.doneTo += " " + this;
    of(attempt, random);
  }

  private static String parameter(Attempt attempt, Random random) {
    var known = attempt.operation.queries();
    return known.isEmpty() ? "limit" : Spoiling.one(known, random);
  }
}
