// Draws openapi.json: operations by resource, each with its parameters, bodies, answers and problems. Nothing remote.
const VERBS = ["get", "post", "put", "patch", "delete"];

const answer = await fetch("/openapi.json");
const api = await answer.json();

/** An element with text or children; attributes as properties. */
function draw(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(
    ...children.filter((child) => child !== undefined && child !== null),
  );
  return element;
}

function resolve(thing) {
  if (!thing?.$ref) return thing ?? {};
  return thing.$ref
    .slice(2)
    .split("/")
    .reduce(
      (at, step) => at?.[step.replaceAll("~1", "/").replaceAll("~0", "~")],
      api,
    );
}

const nameOf = (schema) => schema?.$ref?.split("/").pop();

/** One line that says what a value may be. */
function kind(schema) {
  if (!schema) return "";
  if (nameOf(schema)) return nameOf(schema);
  const variants = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (variants) return variants.map(kind).join(schema.allOf ? " and " : " or ");
  if (schema.enum)
    return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const types = [schema.type].flat().filter(Boolean);
  if (types.includes("array"))
    return `list of ${kind(schema.items) || "anything"}`;
  return types
    .map((type) => (schema.format ? `${type} (${schema.format})` : type))
    .join(" or ");
}

function limits(schema) {
  const words = [];
  if (schema.minLength) words.push(`at least ${schema.minLength} characters`);
  if (schema.maxLength) words.push(`up to ${schema.maxLength} characters`);
  if (schema.minimum !== undefined) words.push(`from ${schema.minimum}`);
  if (schema.maximum !== undefined) words.push(`to ${schema.maximum}`);
  if (schema.pattern && schema.pattern !== "\\S" && !schema.format)
    words.push(`matches ${schema.pattern}`);
  return words.join(", ");
}

function table(caption, columns, rows) {
  if (rows.length === 0) return undefined;
  const head = draw(
    "tr",
    {},
    ...columns.map((column) =>
      draw("th", { scope: "col", textContent: column }),
    ),
  );
  const body = rows.map((row) =>
    draw("tr", {}, ...row.map((cell) => draw("td", {}, cell))),
  );
  const drawn = draw(
    "table",
    {},
    draw("thead", {}, head),
    draw("tbody", {}, ...body),
  );
  return draw(
    "div",
    {},
    draw("h4", { textContent: caption }),
    draw("div", { className: "scroll", tabIndex: 0 }, drawn),
  );
}

const code = (text) => draw("code", { textContent: text });

function members(caption, schema, seen = new Set()) {
  const whole = resolve(schema);
  const name = nameOf(schema);
  if (whole.type === "array" || [whole.type].flat().includes("array"))
    return members(caption, whole.items, seen);
  if (name) seen.add(name);
  const properties = Object.entries(whole.properties ?? {});
  const rows = properties.map(([member, value]) => {
    const must = whole.required?.includes(member) ? "required" : "";
    const about = [value.description, limits(resolve(value))]
      .filter(Boolean)
      .join(". ");
    return [code(member), code(kind(value)), must, about];
  });
  const inner = properties
    .map(([, value]) => (value.items ? value.items : value))
    .filter(
      (value) =>
        nameOf(value) && !seen.has(nameOf(value)) && resolve(value).properties,
    )
    .map((value) => members(nameOf(value), value, seen));
  const title = name && name !== caption ? `${caption}: ${name}` : caption;
  return draw(
    "div",
    {},
    table(title, ["Member", "Type", "", "Meaning"], rows),
    ...inner,
  );
}

function parameters(operation, shared) {
  const all = [...(shared ?? []), ...(operation.parameters ?? [])].map(resolve);
  const rows = all.map((one) => [
    code(one.name),
    one.in,
    code(kind(one.schema)),
    one.required ? "required" : "",
    [one.description, limits(resolve(one.schema))].filter(Boolean).join(". "),
  ]);
  return table("Parameters", ["Name", "In", "Type", "", "Meaning"], rows);
}

const media = (holder) =>
  Object.entries(holder?.content ?? {}).find(
    ([type]) => !type.includes("problem"),
  )?.[1];

function body(operation) {
  const schema = media(resolve(operation.requestBody))?.schema;
  return schema && members("Request body", schema);
}

function answers(operation) {
  const all = Object.entries(operation.responses ?? {}).map(([status, one]) => [
    status,
    resolve(one),
  ]);
  const rows = all.map(([status, one]) => [
    code(status),
    one.description ?? "",
    code(kind(media(one)?.schema)),
  ]);
  const good = all.find(([status]) => status.startsWith("2"));
  const schema = good && media(good[1])?.schema;
  return draw(
    "div",
    {},
    table("Answers", ["Status", "Meaning", "Body"], rows),
    schema && members("Answer body", schema),
  );
}

function access(operation) {
  const who = operation["x-access"];
  if (who === undefined) return undefined;
  const words = {
    public: "Open to everybody",
    session: "Needs the session cookie",
  };
  const text =
    typeof who === "string"
      ? (words[who] ?? who)
      : Object.entries(who)
          .map((pair) => pair.join(": "))
          .join(" · ");
  return draw("p", {
    className: "access",
    textContent: typeof who === "string" ? text : `For ${text}`,
  });
}

function operationCard({ path, verb, operation, shared }) {
  return draw(
    "article",
    { id: operation.operationId },
    draw(
      "h3",
      {},
      draw("span", { className: "verb", textContent: verb.toUpperCase() }),
      draw("span", { className: "path", textContent: path }),
    ),
    draw("p", {
      textContent: operation.summary ?? operation.description ?? "",
    }),
    operation.summary && operation.description
      ? draw("p", { textContent: operation.description })
      : undefined,
    access(operation),
    parameters(operation, shared),
    body(operation),
    answers(operation),
  );
}

function groups() {
  const found = new Map();
  for (const [path, item] of Object.entries(api.paths)) {
    for (const verb of VERBS.filter((one) => item[one])) {
      const operation = item[verb];
      const group =
        operation.tags?.[0] ??
        path.replace("/api/v1/", "").split("/")[0].replaceAll("-", " ");
      if (!found.has(group)) found.set(group, []);
      operation.operationId ??= `${verb}${path.replaceAll(/[^a-z0-9]+/gi, "-")}`;
      found.get(group).push({ path, verb, operation, shared: item.parameters });
    }
  }
  return [...found].sort(([a], [b]) => a.localeCompare(b));
}

const PROBLEMS = `validation-failed 422 · unknown-property 422 · invalid-parameter 400 · malformed-json 400 · precondition-required 428 ·
idempotency-key-required 400 · second-factor-required 401 · partner-suspended 403 · claim-conflict 409 · payload-too-large 413 ·
unsupported-media-type 415 · control-characters 422 · invalid-url 422 · url-not-allowed 422 · idempotency-key-reuse 422 ·
invalid-idempotency-key 400 · request-in-flight 409 · origin-not-allowed 403 · form-token-invalid 403 · form-closed 409 · rate-limited 429 ·
request-timeout 408 · unauthenticated 401 · invalid-credentials 401 · too-many-attempts 429 · weak-password 422 · token-expired-or-used 410 ·
invalid-redirect 400 · csrf-rejected 403 · forbidden 403 · not-found 404 · method-not-allowed 405 · last-owner 409 · illegal-transition 409 ·
version-conflict 412 · zoho-context-invalid 401 · crm-cannot-witness 409 · webhook-unauthenticated 401 · unsupported-image 415 · csv-invalid 422 ·
temporarily-unavailable 503 · internal-error 500`;

function problems() {
  const rows = PROBLEMS.split("·").map((one) =>
    one.trim().split(" ").map(code),
  );
  return draw(
    "article",
    { id: "problems" },
    draw("p", {
      textContent:
        "Every answer that is not a success is application/problem+json with type, title, status, detail, instance and, for bad input, errors with a JSON pointer each.",
    }),
    table("Types, each behind /problems/", ["Type", "Status"], rows),
  );
}

const contents = document.getElementById("contents");
const operations = document.getElementById("operations");
document.getElementById("title").textContent = api.info.title;
document.getElementById("about").textContent = [
  api.info.version,
  api.info.description,
]
  .filter(Boolean)
  .join(" · ");

for (const [group, list] of groups()) {
  const links = list.map(({ path, verb, operation }) =>
    draw(
      "li",
      {},
      draw(
        "a",
        { href: `#${operation.operationId}` },
        code(`${verb.toUpperCase()} ${path.replace("/api/v1", "")}`),
      ),
    ),
  );
  contents.append(draw("h2", { textContent: group }), draw("ul", {}, ...links));
  operations.append(
    draw("h2", { textContent: group }),
    ...list.map(operationCard),
  );
}
contents.append(
  draw("h2", { textContent: "problems" }),
  draw(
    "ul",
    {},
    draw("li", {}, draw("a", { href: "#problems" }, code("/problems/…"))),
  ),
);
operations.append(draw("h2", { textContent: "problems" }), problems());
if (location.hash)
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
