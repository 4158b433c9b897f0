"""moto's server with five changes that make it behave like AWS where the tests need it. Takes the arguments of moto_server.

1. It handles one request at a time. moto checks If-Match and then writes, in threads and without a lock, so about one in a
   hundred races of twenty swaps has two winners on a busy machine. S3 has one winner. The messages of SQS have the same
   problem. A thread for each request would also be slower.
2. Deletions in versioned buckets cause events. S3 sends s3:ObjectRemoved:DeleteMarkerCreated; moto sends nothing.
3. StartMessageMoveTask, which moto lacks, turns the messages of a dead-letter queue into new messages of its source.
4. State machines run. Their requests to other services go to the port KHULASA_STATES_PORT, where a test listens that knows the
   permissions of their role. They get the body of an answer as text, and the manifest of a map lists what failed. moto keeps
   no list of the executions of a map.
5. A request does not list the folder of moto's modules, which took half of its time.
"""

import functools
import json
import logging
import os

from moto import backends, server
from moto.core.config import default_user_config
from moto.core.responses import ActionResult
from moto.s3.models import S3Backend
from moto.s3.notifications import S3NotificationEvent, send_event
from moto.sqs.responses import SQSResponse
from moto.stepfunctions.parser.asl.component.state.exec.state_map.result_writer.resource_eval.resource_eval_s3 import (
    ResourceEvalS3,
)
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_aws_sdk import (
    StateTaskServiceAwsSdk,
)
from moto.stepfunctions.parser.asl.utils import boto_client
from moto.stepfunctions.responses import StepFunctionResponse

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


default_user_config["stepfunctions"] = {"execute_state_machine": True}
boto_client.moto_server_port = lambda: os.environ["KHULASA_STATES_PORT"]

eval_service_task = StateTaskServiceAwsSdk._eval_service_task


@functools.wraps(eval_service_task)
def eval_and_read_body(self, env, *arguments, **named):
    eval_service_task(self, env, *arguments, **named)
    answer = env.stack[-1]
    if hasattr(answer.get("Body"), "read"):
        answer["Body"] = answer["Body"].read().decode()


StateTaskServiceAwsSdk._eval_service_task = eval_and_read_body

write_manifest = ResourceEvalS3._handle_put_object


@functools.wraps(write_manifest)
def write_manifest_with_failures(env, resource_runtime_part, state_credentials):
    write_manifest(env, resource_runtime_part, state_credentials)
    run = env.map_run_record_pool_manager.get_all().pop()
    if run.item_counter.failed.get():
        at = env.stack[-1]["ResultWriterDetails"]
        s3 = ResourceEvalS3._get_s3_client(resource_runtime_part, state_credentials)
        manifest = json.loads(s3.get_object(**at)["Body"].read())
        manifest["ResultFiles"]["FAILED"] = [{"Key": at["Key"].replace("manifest", "FAILED_0"), "Size": 2}]
        s3.put_object(**at, Body=json.dumps(manifest).encode())


ResourceEvalS3._handle_put_object = staticmethod(write_manifest_with_failures)

list_executions = StepFunctionResponse.list_executions


@functools.wraps(list_executions)
def list_executions_of_machine(self):
    if self._get_param("mapRunArn"):
        return ActionResult({"executions": []})
    return list_executions(self)


StepFunctionResponse.list_executions = list_executions_of_machine


modules = list(backends.list_of_moto_modules())
backends.list_of_moto_modules = lambda: modules

logging.getLogger("werkzeug").setLevel(logging.WARNING)
server.main()
