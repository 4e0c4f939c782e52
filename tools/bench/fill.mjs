// Fills letters with docxtemplater or easy-template-x: node fill.mjs MODULES ENGINE TEMPLATE DATA.
//
// MODULES is the folder where npm has put the engines; DATA a JSON list of {file, data}. It answers
// each line on standard input, "FROM TO FOLDER", with the seconds that those letters took, filled,
// each written beside its place and renamed.

import { createRequire } from "node:module";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";

const [modules, engine, template, dataFile] = process.argv.slice(2);
const require = createRequire(join(modules, "here.js"));
const letters = JSON.parse(readFileSync(dataFile, "utf-8"));
const bytes = readFileSync(template);

const engines = {
  docxtemplater() {
    const Docxtemplater = require("docxtemplater");
    const PizZip = require("pizzip");
    const options = { paragraphLoop: true, linebreaks: true };
    return (data) => {
      const document = new Docxtemplater(new PizZip(bytes), options);
      document.render(data);
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x"() {
    const { TemplateHandler } = require("easy-template-x");
    const handler = new TemplateHandler();
    return (data) => handler.process(bytes, data);
  },
};

const fill = engines[engine]();
for await (const line of createInterface({ input: process.stdin })) {
  const [from, to, ...folder] = line.split(" ");
  const start = process.hrtime.bigint();
  for (const { file, data } of letters.slice(Number(from), Number(to))) {
    const place = join(folder.join(" "), file);
    writeFileSync(`${place}.part`, await fill(data));
    renameSync(`${place}.part`, place);
  }
  console.log(Number(process.hrtime.bigint() - start) / 1e9);
}
