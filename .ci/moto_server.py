"""moto's server, with one writer at a time.

moto looks at If-Match and then writes, in threads, without a lock between the two: on a busy machine about one in a
hundred races of twenty swaps has two winners. S3 has one. Takes the arguments of moto_server.
"""

import threading

from moto import server

run_simple = server.run_simple
writing = threading.Lock()


def run_with_one_writer(host, port, app, **options):
    def one_writer(environ, start_response):
        if environ["REQUEST_METHOD"] not in ("PUT", "DELETE"):
            return app(environ, start_response)
        with writing:
            return app(environ, start_response)

    run_simple(host, port, one_writer, **options)


server.run_simple = run_with_one_writer
server.main()
