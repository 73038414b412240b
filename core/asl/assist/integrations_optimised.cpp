// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/integrations.h"

namespace wb::asl::assist {

namespace {

constexpr std::uint8_t request = RequestResponse;
constexpr std::uint8_t callback = RequestResponse | WaitForCallback;
constexpr std::uint8_t job = RequestResponse | RunJob;
constexpr std::uint8_t jobOrCallback = RequestResponse | RunJob | WaitForCallback;

constexpr Integration optimisedRows[] = {
    {"lambda:invoke", callback, "Invokes a Lambda function; its answer is in Payload.",
     "FunctionName! Payload={}@ Qualifier InvocationType LogType ClientContext"},
    {"states:startExecution", RequestResponse | RunJob | RunJobJson | WaitForCallback,
     "Starts an execution of another state machine.", "StateMachineArn! Input={}@ Name TraceHeader"},
    {"sqs:sendMessage", callback, "Sends a message to an SQS queue.",
     "QueueUrl! MessageBody!={}@ DelaySeconds=0 MessageAttributes={} MessageGroupId MessageDeduplicationId"},
    {"sns:publish", callback, "Publishes a message to an SNS topic, an endpoint or a phone number.",
     "TopicArn! Message!={}@ Subject MessageAttributes={} MessageStructure TargetArn PhoneNumber "
     "MessageGroupId MessageDeduplicationId"},
    {"events:putEvents", callback, "Sends events to an EventBridge event bus.",
     R"(Entries!=[{"Source":"","DetailType":"","Detail":{},"EventBusName":""}]@)"},
    {"http:invoke", request, "Calls an HTTPS endpoint with the credentials of an EventBridge connection.",
     R"(ApiEndpoint! Method!="GET" Authentication!={"ConnectionArn":""} Headers={} QueryParameters={} RequestBody={} )"
     "Transform={}"},
    {"apigateway:invoke", callback, "Calls an API of Amazon API Gateway.",
     R"(ApiEndpoint! Method!="GET" Stage Path Headers={} QueryParameters={} RequestBody={}@ AuthType AllowNullValues=false)"},
    {"dynamodb:getItem", request, "Reads one item of a DynamoDB table.",
     "TableName! Key!={} ConsistentRead=false ProjectionExpression ExpressionAttributeNames={}"},
    {"dynamodb:putItem", request, "Writes one item to a DynamoDB table.",
     "TableName! Item!={} ConditionExpression ExpressionAttributeNames={} ExpressionAttributeValues={} "
     "ReturnValues"},
    {"dynamodb:updateItem", request, "Changes attributes of one item of a DynamoDB table.",
     "TableName! Key!={} UpdateExpression ExpressionAttributeValues={} ExpressionAttributeNames={} "
     "ConditionExpression ReturnValues"},
    {"dynamodb:deleteItem", request, "Deletes one item of a DynamoDB table.",
     "TableName! Key!={} ConditionExpression ExpressionAttributeNames={} ExpressionAttributeValues={} "
     "ReturnValues"},
    {"ecs:runTask", jobOrCallback, "Runs a container task on Amazon ECS or Fargate.",
     "TaskDefinition! Cluster LaunchType=\"FARGATE\" NetworkConfiguration={} Overrides={}@ "
     "CapacityProviderStrategy=[] "
     "Group PlatformVersion"},
    {"batch:submitJob", job, "Submits a job to AWS Batch.",
     "JobName! JobQueue! JobDefinition! Parameters={} ContainerOverrides={} ArrayProperties={} DependsOn=[] "
     "RetryStrategy={} Timeout={}"},
    {"athena:startQueryExecution", job, "Starts a query in Amazon Athena.",
     "QueryString! WorkGroup QueryExecutionContext={} ResultConfiguration={} ExecutionParameters=[]"},
    {"athena:stopQueryExecution", request, "Stops a query of Amazon Athena.", "QueryExecutionId!"},
    {"athena:getQueryExecution", request, "Describes a query of Amazon Athena.", "QueryExecutionId!"},
    {"athena:getQueryResults", request, "Reads the rows that a query of Amazon Athena found.",
     "QueryExecutionId! MaxResults=1000 NextToken"},
    {"bedrock:invokeModel", callback, "Asks a model of Amazon Bedrock for an answer.",
     "ModelId! Body!={}@ ContentType=\"application/json\" Accept Input={} Output={}"},
    {"bedrock:createModelCustomizationJob", job, "Starts a job that fine-tunes a model of Amazon Bedrock.",
     "JobName! CustomModelName! RoleArn! BaseModelIdentifier! TrainingDataConfig!={} OutputDataConfig!={} "
     "HyperParameters={}"},
    {"codebuild:startBuild", job, "Starts a build of AWS CodeBuild.",
     "ProjectName! SourceVersion EnvironmentVariablesOverride=[]"},
    {"codebuild:stopBuild", request, "Stops a build of AWS CodeBuild.", "Id!"},
    {"codebuild:batchDeleteBuilds", request, "Deletes builds of AWS CodeBuild.", "Ids!=[]"},
    {"codebuild:batchGetReports", request, "Describes test reports of AWS CodeBuild.", "ReportArns!=[]"},
    {"codebuild:startBuildBatch", job, "Starts a batch of builds of AWS CodeBuild.",
     "ProjectName! SourceVersion"},
    {"codebuild:stopBuildBatch", request, "Stops a batch of builds of AWS CodeBuild.", "Id!"},
    {"codebuild:retryBuildBatch", job, "Runs a failed batch of builds of AWS CodeBuild again.",
     "Id! RetryType"},
    {"codebuild:deleteBuildBatch", request, "Deletes a batch of builds of AWS CodeBuild.", "Id!"},
    {"databrew:startJobRun", job, "Starts a job of AWS Glue DataBrew.", "Name!"},
    {"glue:startJobRun", job, "Starts a job of AWS Glue.",
     "JobName! Arguments={} AllocatedCapacity=10 Timeout=60 WorkerType NumberOfWorkers=2"},
    {"mediaconvert:createJob", job, "Starts a transcoding job of AWS Elemental MediaConvert.",
     "Role! Settings!={} Queue JobTemplate UserMetadata={}"},
    {"eks:call", callback, "Calls the Kubernetes API of an Amazon EKS cluster.",
     R"(ClusterName! CertificateAuthority! Endpoint! Method!="GET" Path! QueryParameters={} RequestBody={}@)"},
    {"eks:runJob", jobOrCallback, "Runs a Kubernetes job on an Amazon EKS cluster.",
     "ClusterName! CertificateAuthority! Endpoint! Job!={}@ Namespace LogOptions={}"},
    {"eks:createCluster", job, "Creates an Amazon EKS cluster.",
     "Name! RoleArn! ResourcesVpcConfig!={} Version"},
    {"eks:deleteCluster", job, "Deletes an Amazon EKS cluster.", "Name!"},
    {"eks:createNodegroup", job, "Creates a node group of an Amazon EKS cluster.",
     "ClusterName! NodegroupName! NodeRole! Subnets!=[] ScalingConfig={}"},
    {"eks:deleteNodegroup", job, "Deletes a node group of an Amazon EKS cluster.",
     "ClusterName! NodegroupName!"},
    {"eks:createFargateProfile", job, "Creates a Fargate profile of an Amazon EKS cluster.",
     "ClusterName! FargateProfileName! PodExecutionRoleArn! Selectors=[]"},
    {"eks:deleteFargateProfile", job, "Deletes a Fargate profile of an Amazon EKS cluster.",
     "ClusterName! FargateProfileName!"},
    {"elasticmapreduce:createCluster", job, "Creates and starts an Amazon EMR cluster.",
     "Name! Instances!={} ReleaseLabel Applications=[] ServiceRole JobFlowRole LogUri"},
    {"elasticmapreduce:terminateCluster", job, "Shuts an Amazon EMR cluster down.", "ClusterId!"},
    {"elasticmapreduce:setClusterTerminationProtection", request,
     "Protects an Amazon EMR cluster from being terminated, or no longer.",
     "ClusterId! TerminationProtected!=true"},
    {"elasticmapreduce:addStep", job, "Adds a step to a running Amazon EMR cluster.",
     R"(ClusterId! Step!={"Name":"","ActionOnFailure":"CONTINUE","HadoopJarStep":{"Jar":"command-runner.jar","Args":[]}})"},
    {"elasticmapreduce:cancelStep", request, "Cancels a step of an Amazon EMR cluster.",
     "ClusterId! StepId!"},
    {"elasticmapreduce:modifyInstanceFleetByName", request,
     "Resizes an instance fleet of an Amazon EMR cluster.",
     "ClusterId! InstanceFleetName! InstanceFleet!={}"},
    {"elasticmapreduce:modifyInstanceGroupByName", request,
     "Resizes an instance group of an Amazon EMR cluster.",
     "ClusterId! InstanceGroupName! InstanceGroup!={}"},
    {"emr-containers:createVirtualCluster", request, "Creates a virtual cluster of Amazon EMR on EKS.",
     "Name! ContainerProvider!={}"},
    {"emr-containers:deleteVirtualCluster", job, "Deletes a virtual cluster of Amazon EMR on EKS.", "Id!"},
    {"emr-containers:startJobRun", job, "Starts a job of Amazon EMR on EKS.",
     "VirtualClusterId! ExecutionRoleArn! ReleaseLabel! JobDriver!={} Name ConfigurationOverrides={}"},
    {"emr-serverless:createApplication", job, "Creates an application of Amazon EMR Serverless.",
     "ReleaseLabel! Type!=\"SPARK\" Name"},
    {"emr-serverless:startApplication", job, "Starts an application of Amazon EMR Serverless.",
     "ApplicationId!"},
    {"emr-serverless:stopApplication", job, "Stops an application of Amazon EMR Serverless.",
     "ApplicationId!"},
    {"emr-serverless:deleteApplication", job, "Deletes an application of Amazon EMR Serverless.",
     "ApplicationId!"},
    {"emr-serverless:startJobRun", job, "Starts a job in an application of Amazon EMR Serverless.",
     "ApplicationId! ExecutionRoleArn! JobDriver!={} Name ConfigurationOverrides={}"},
    {"emr-serverless:cancelJobRun", job, "Cancels a job of Amazon EMR Serverless.",
     "ApplicationId! JobRunId!"},
    {"sagemaker:createTrainingJob", job, "Trains a model with Amazon SageMaker.",
     "TrainingJobName! AlgorithmSpecification!={} RoleArn! InputDataConfig=[] OutputDataConfig!={} "
     "ResourceConfig!={} "
     "StoppingCondition!={} HyperParameters={}"},
    {"sagemaker:createTransformJob", job, "Runs a batch of inputs through a model of Amazon SageMaker.",
     "TransformJobName! ModelName! TransformInput!={} TransformOutput!={} TransformResources!={}"},
    {"sagemaker:createProcessingJob", job, "Runs a processing job of Amazon SageMaker.",
     "ProcessingJobName! AppSpecification!={} ProcessingResources!={} RoleArn! ProcessingInputs=[] "
     "ProcessingOutputConfig={}"},
    {"sagemaker:createHyperParameterTuningJob", job,
     "Searches for good hyperparameters with Amazon SageMaker.",
     "HyperParameterTuningJobName! HyperParameterTuningJobConfig!={} TrainingJobDefinition={}"},
    {"sagemaker:createLabelingJob", job, "Has data labelled through Amazon SageMaker Ground Truth.",
     "LabelingJobName! LabelAttributeName! InputConfig!={} OutputConfig!={} RoleArn! HumanTaskConfig!={}"},
    {"sagemaker:createModel", request, "Registers a model in Amazon SageMaker.",
     "ModelName! ExecutionRoleArn! PrimaryContainer!={}"},
    {"sagemaker:createEndpointConfig", request, "Describes how Amazon SageMaker serves models.",
     "EndpointConfigName! ProductionVariants!=[]"},
    {"sagemaker:createEndpoint", request, "Creates an endpoint of Amazon SageMaker.",
     "EndpointName! EndpointConfigName!"},
    {"sagemaker:updateEndpoint", request, "Gives an endpoint of Amazon SageMaker another configuration.",
     "EndpointName! EndpointConfigName!"},
    {"s3:getObject", request, "Reads the items from one object in Amazon S3: CSV, JSON or a manifest.",
     "Bucket! Key! VersionId", Use::ItemReader},
    {"s3:listObjectsV2", request, "Takes the objects below a prefix in Amazon S3 as items.", "Bucket! Prefix",
     Use::ItemReader},
    {"s3:putObject", request, "Writes the results below a prefix in Amazon S3.", "Bucket! Prefix",
     Use::ResultWriter},
};

} // namespace

std::span<const Integration> optimisedIntegrations() {
    return optimisedRows;
}

} // namespace wb::asl::assist
