// The same work in Node: ONNX Runtime and Hugging Face's tokenizers, one text at a time, as their documentation shows.
// node peer.mjs MODEL_FOLDER TOKENIZER_JSON TEXTS_JSONL THREADS
// Prints the first three numbers of each embedding and how long the texts took, without the start.
import { readFileSync } from "node:fs";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { Tokenizer } from "tokenizers";

const [folder, tokenizerFile, textsFile, threads] = process.argv.slice(2);
const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
const { maxTokens, headingTokens, inputs, output } = manifest.encoder;
const { bos, eos } = manifest.tokenizer;

const tokenizer = Tokenizer.fromFile(tokenizerFile);
const session = await InferenceSession.create(`${folder}/${manifest.encoder.file}`, {
  intraOpNumThreads: Number(threads),
  interOpNumThreads: 1,
  graphOptimizationLevel: "all",
  logSeverityLevel: 4,
});

const pieces = async (text) =>
  text === "" ? [] : (await tokenizer.encode(text, null, { addSpecialTokens: false })).getIds();

// docs/architecture.md, Tokens: as much of the lead as there is room for, then the headings.
const window = (lead, headings) => {
  const room = maxTokens - 3;
  const wanted = Math.min(headings.length, headingTokens);
  const taken = lead.length > room - wanted ? wanted : 0;
  const ids = [bos, ...lead.slice(0, Math.min(lead.length, room - taken))];
  return taken > 0 ? [...ids, eos, ...headings.slice(0, taken), eos] : [...ids, eos];
};

const lines = readFileSync(textsFile, "utf8").split("\n").filter((line) => line !== "");
const started = performance.now();
const answers = [];
for (const line of lines) {
  const { lead, headings } = JSON.parse(line);
  const ids = window(await pieces(lead), await pieces(headings));
  const shape = [1, ids.length];
  const result = await session.run({
    [inputs[0]]: new Tensor("int64", BigInt64Array.from(ids, BigInt), shape),
    [inputs[1]]: new Tensor("int64", new BigInt64Array(ids.length).fill(1n), shape),
  });
  answers.push([...result[output].data.slice(0, 3)].map((value) => value.toFixed(6)).join(" "));
}
const elapsed = performance.now() - started;
console.log(answers.join("\n"));
console.error(`texts ${lines.length} ms ${elapsed.toFixed(1)}`);
