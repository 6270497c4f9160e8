#!/usr/bin/env node
import { product } from './product.ts'
import { runTerminal } from '@org/session-core/terminal'
import process from 'node:process'

// Unless it comes to an end: as Node has it for an await that does not. Where one stands, few files cannot be made of many.
process.exitCode = 13
void runTerminal(product).then((code) => {
  process.exitCode = code
})
