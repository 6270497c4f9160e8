#!/usr/bin/env node
import { product } from './product.ts'
import { runTerminal } from '@org/session-core/terminal'
import process from 'node:process'

process.exitCode = await runTerminal(product)
