// Notes what each call of a page's JavaScript programs answered; waits are shortened. Loaded before them:
//
//     ANSWERS=file node --import ./node_hook.mjs program.mjs
//
// `at(3)` in a program says that what follows is the page's line 3; `failed(name, error)` that a scenario ended early.
import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";

const client = createRequire(`${process.cwd()}/program.mjs`).resolve("kaltura-client");
const axios = createRequire(client)("axios");
const [create, wait, get] = [axios.create, globalThis.setTimeout, globalThis.fetch];
let line = -1;

const note = (told) => appendFileSync(process.env.ANSWERS, `${JSON.stringify(told)}\n`);
globalThis.at = (number) => { line = number; };
globalThis.failed = (name, error) => note({ failed: name, error: String(error?.stack ?? JSON.stringify(error)) });
globalThis.setTimeout = (done, time, ...rest) => wait(done, time === 2000 ? 50 : time, ...rest);
axios.create = (options) => {
  const made = create(options);
  made.interceptors.response.use((answer) => {
    const kind = String(answer.headers["content-type"]);
    const text = kind.includes("json") ? JSON.stringify(answer.data) : "";
    note({ line, status: answer.status, kind, text });
    return answer;
  });
  return made;
};
globalThis.fetch = async (...request) => {
  const answer = await get(...request);
  const kind = answer.headers.get("content-type") ?? "";
  const text = kind.includes("json") || kind.includes("xml") ? await answer.clone().text() : "";
  note({ line, status: answer.status, kind, text });
  return answer;
};
