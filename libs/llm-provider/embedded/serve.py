"""Serves one GGUF model with llama.cpp's own HTTP server, as packaged by xllamacpp.

Usage: serve.py MODEL PORT CONTEXT_TOKENS THREADS, with LLAMA_API_KEY in the environment: the key that callers show.
Whoever started it ends it.
"""

import os
import signal
import sys
from pathlib import Path

import xllamacpp

model, port, context_tokens, threads = sys.argv[1:5]

parameters = xllamacpp.CommonParams()
parameters.model.path = model
parameters.model_alias = [Path(model).stem]
parameters.hostnames = ["127.0.0.1"]
parameters.port = int(port)
parameters.n_ctx = int(context_tokens)
# Calls come one at a time. Each slot keeps what was computed of one prompt, and an idle one gives way where the call
# at work needs its part of the context; a store of old prompts beside them would grow by gigabytes.
parameters.n_parallel = 6
parameters.kv_unified = True
parameters.cache_ram_mib = 0
parameters.cpuparams.n_threads = int(threads)
parameters.endpoint_metrics = True
parameters.use_jinja = True
parameters.ui = False
parameters.api_keys = [os.environ["LLAMA_API_KEY"]]

server = xllamacpp.Server(parameters)
signal.pause()
