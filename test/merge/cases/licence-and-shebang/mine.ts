#!/usr/bin/env node
// Copyright: the team.

import { a } from './a.js';

a();
