"""moto's server, nearer to AWS in the four things on which the tests lean. Takes the arguments of moto_server.

One request at a time: moto looks at If-Match and then writes, in threads, without a lock between the two: on a busy
machine about one in a hundred races of twenty swaps has two winners. S3 has one. So it is with the messages of SQS. A
thread for each request would be slower, too.

Deletions are announced in versioned buckets too, where S3 sends s3:ObjectRemoved:DeleteMarkerCreated and moto nothing.

StartMessageMoveTask, which moto does not know: the messages of a dead-letter queue become new messages of its source.

Requests don't each list the folder of moto's modules, which took half of their time.
"""

import functools
import logging

from moto import backends, server
from moto.core.responses import ActionResult
from moto.s3.models import S3Backend
from moto.s3.notifications import S3NotificationEvent, send_event
from moto.sqs.responses import SQSResponse

run_simple = server.run_simple
server.run_simple = lambda host, port, app, **options: run_simple(host, port, app, **{**options, "threaded": False})


delete_object = S3Backend.delete_object


@functools.wraps(delete_object)
def delete_and_announce(self, bucket_name, key_name, version_id=None, **options):
    bucket = self.get_bucket(bucket_name)
    key = bucket.keys.get(key_name)
    answer = delete_object(self, bucket_name, key_name, version_id=version_id, **options)
    deleted, _ = answer
    if deleted and bucket.is_versioned and version_id is None and hasattr(key, "size"):
        send_event(
            self.account_id, S3NotificationEvent.OBJECT_REMOVED_DELETE_MARKER_CREATED_EVENT, bucket, key
        )
    return answer


S3Backend.delete_object = delete_and_announce


def start_message_move_task(self):
    letters_arn = self._get_param("SourceArn")
    queues = self.sqs_backend.queues.values()
    [letters] = [queue for queue in queues if queue.queue_arn == letters_arn]
    [source] = [queue for queue in queues if (queue.redrive_policy or {}).get("deadLetterTargetArn") == letters_arn]
    for message in letters.messages:
        letters._messages.remove(message)
        self.sqs_backend.send_message(source.name, message.body)
    return ActionResult({"TaskHandle": letters_arn})


SQSResponse.start_message_move_task = start_message_move_task


modules = list(backends.list_of_moto_modules())
backends.list_of_moto_modules = lambda: modules

logging.getLogger("werkzeug").setLevel(logging.WARNING)
server.main()
