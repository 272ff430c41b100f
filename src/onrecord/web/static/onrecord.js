"use strict";
// The one script of the workbench. Every page works without it.
