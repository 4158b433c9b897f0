"""moto's server with two changes for the tests of S3 over HTTP. Takes the arguments of moto_server.

1. It handles one request at a time. moto checks If-Match and then writes, in threads and without a lock, so about one in a
   hundred races of twenty swaps has two winners on a busy machine. S3 has one winner. A thread for each request would also be
   slower.
2. A request does not list the folder of moto's modules, which took half of its time.
"""

import logging

from moto import backends, server

run_simple = server.run_simple
server.run_simple = lambda host, port, app, **options: run_simple(host, port, app, **{**options, "threaded": False})

modules = list(backends.list_of_moto_modules())
backends.list_of_moto_modules = lambda: modules

logging.getLogger("werkzeug").setLevel(logging.WARNING)
server.main()
