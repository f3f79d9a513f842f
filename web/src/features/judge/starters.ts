import type { Starting } from "@/coding/workspace";

const text = (...lines: string[]) => `${lines.join("\n")}\n`;

/** What a new program of the playground starts with: it reads, it prints, and it works without any input. */
export const STARTERS: readonly Starting[] = [
  { language: "python", source: text("import sys", "", 'name = sys.stdin.readline().strip() or "world"', 'print(f"Hello, {name}")') },
  {
    language: "javascript",
    source: text('const { readFileSync } = require("node:fs");', "", 'const name = readFileSync(0, "utf8").trim() || "world";', "console.log(`Hello, ${name}`);"),
  },
  {
    language: "typescript",
    source: text('import { readFileSync } from "node:fs";', "", 'const name: string = readFileSync(0, "utf8").trim() || "world";', "console.log(`Hello, ${name}`);"),
  },
  {
    language: "java",
    source: text(
      "import java.util.Scanner;",
      "",
      "public class Main {",
      "    public static void main(String[] args) {",
      "        Scanner input = new Scanner(System.in);",
      '        String name = input.hasNextLine() ? input.nextLine() : "world";',
      '        System.out.println("Hello, " + name);',
      "    }",
      "}",
    ),
  },
  {
    language: "cpp",
    source: text(
      "#include <iostream>",
      "#include <string>",
      "",
      "int main() {",
      "    std::string name;",
      '    if (!std::getline(std::cin, name)) name = "world";',
      '    std::cout << "Hello, " << name << "\\n";',
      "}",
    ),
  },
  {
    language: "c",
    source: text(
      "#include <stdio.h>",
      "",
      "int main(void) {",
      '    char name[100] = "world";',
      '    if (scanf("%99[^\\n]", name) != 1) {}',
      '    printf("Hello, %s\\n", name);',
      "}",
    ),
  },
  {
    language: "go",
    source: text(
      "package main",
      "",
      "import (",
      '\t"bufio"',
      '\t"fmt"',
      '\t"os"',
      ")",
      "",
      "func main() {",
      '\tname := "world"',
      "\tinput := bufio.NewScanner(os.Stdin)",
      "\tif input.Scan() {",
      "\t\tname = input.Text()",
      "\t}",
      '\tfmt.Printf("Hello, %s\\n", name)',
      "}",
    ),
  },
  {
    language: "rust",
    source: text(
      "use std::io;",
      "",
      "fn main() {",
      "    let mut line = String::new();",
      '    io::stdin().read_line(&mut line).expect("the input is text");',
      "    let name = match line.trim() {",
      '        "" => "world",',
      "        name => name,",
      "    };",
      '    println!("Hello, {name}");',
      "}",
    ),
  },
  { language: "ruby", source: text('name = (gets || "world").strip', 'puts "Hello, #{name}"') },
  { language: "php", source: text("<?php", '$name = trim(fgets(STDIN) ?: "world");', 'echo "Hello, $name\\n";') },
  {
    language: "sql",
    source: text(
      "CREATE TABLE city (name TEXT, people INTEGER);",
      "INSERT INTO city VALUES ('Oslo', 717710), ('Lima', 10092000), ('Pune', 7764000);",
      "",
      "SELECT name, people",
      "FROM city",
      "ORDER BY people DESC;",
    ),
  },
];
