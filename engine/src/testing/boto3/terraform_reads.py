"""Creates what Terraform's AWS provider creates for its resources, and then reads each as the provider does.

Out: {"<resource>": {"<call>": what it answered of the resource, or the error's code}}.
"""

import json
import sys

import boto3
from botocore.exceptions import ClientError

json.load(sys.stdin)
ec2, iam, logs, ecr, ecs, elb, scaling, s3 = (
    boto3.client(name)
    for name in ("ec2", "iam", "logs", "ecr", "ecs", "elbv2", "autoscaling", "s3")
)
answers = {}


def read(resource, **calls):
    """Each call in order; what it returns has to be JSON."""
    answers[resource] = {}
    for name, call in calls.items():
        try:
            answers[resource][name] = call()
        except ClientError as error:
            answers[resource][name] = error.response["Error"]["Code"]


def only(values):
    [value] = values
    return value


def by(name, value):
    return {"Name": name, "Values": [value]}


tags = [{"Key": "managed", "Value": "terraform"}]
lower = [{"key": "managed", "value": "terraform"}]

vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
of_vpc = by("vpc-id", vpc)
read(
    "aws_vpc",
    DescribeVpcs=lambda: only(ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"])["CidrBlock"],
    **{
        attribute: lambda a=attribute: ec2.describe_vpc_attribute(VpcId=vpc, Attribute=a)[a[0].upper() + a[1:]]["Value"]
        for attribute in ("enableDnsHostnames", "enableDnsSupport", "enableNetworkAddressUsageMetrics")
    },
    DescribeNetworkAcls=lambda: only(
        ec2.describe_network_acls(Filters=[by("default", "true"), of_vpc])["NetworkAcls"]
    )["VpcId"] == vpc,
    DescribeRouteTables=lambda: only(
        ec2.describe_route_tables(Filters=[by("association.main", "true"), of_vpc])["RouteTables"]
    )["VpcId"] == vpc,
    DescribeSecurityGroups=lambda: only(
        ec2.describe_security_groups(Filters=[by("group-name", "default"), of_vpc])["SecurityGroups"]
    )["GroupName"],
)

subnets = [
    ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.9.{number}.0/24", AvailabilityZone=f"us-east-1{zone}")["Subnet"]["SubnetId"]
    for number, zone in enumerate("ab")
]
read("aws_subnet", DescribeSubnets=lambda: only(ec2.describe_subnets(SubnetIds=subnets[:1])["Subnets"])["CidrBlock"])

group = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)["GroupId"]
ec2.authorize_security_group_ingress(
    GroupId=group,
    IpPermissions=[{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}],
)
read(
    "aws_security_group",
    DescribeSecurityGroups=lambda: only(ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"])[
        "IpPermissions"
    ][0]["FromPort"],
)

template = ec2.create_launch_template(
    LaunchTemplateName="nodes",
    LaunchTemplateData={"ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.small"},
)["LaunchTemplate"]["LaunchTemplateId"]
read(
    "aws_launch_template",
    DescribeLaunchTemplates=lambda: only(
        ec2.describe_launch_templates(LaunchTemplateIds=[template])["LaunchTemplates"]
    )["LatestVersionNumber"],
    DescribeLaunchTemplateVersions=lambda: only(
        ec2.describe_launch_template_versions(LaunchTemplateId=template, Versions=["1"])["LaunchTemplateVersions"]
    )["LaunchTemplateData"]["InstanceType"],
)

trust = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}],
    }
)
iam.create_role(RoleName="task", AssumeRolePolicyDocument=trust, Tags=tags)
read(
    "aws_iam_role",
    GetRole=lambda: iam.get_role(RoleName="task")["Role"]["Tags"],
    ListRolePolicies=lambda: iam.list_role_policies(RoleName="task")["PolicyNames"],
    ListAttachedRolePolicies=lambda: iam.list_attached_role_policies(RoleName="task")["AttachedPolicies"],
)

logs.create_log_group(logGroupName="/app", tags={"managed": "terraform"})
log_group = only(logs.describe_log_groups(logGroupNamePrefix="/app")["logGroups"])
read(
    "aws_cloudwatch_log_group",
    DescribeLogGroups=lambda: log_group["logGroupName"],
    ListTagsForResource=lambda: logs.list_tags_for_resource(resourceArn=log_group["arn"].removesuffix(":*"))["tags"],
)

repository = ecr.create_repository(repositoryName="app", tags=tags)["repository"]
read(
    "aws_ecr_repository",
    DescribeRepositories=lambda: only(ecr.describe_repositories(repositoryNames=["app"])["repositories"])[
        "imageTagMutability"
    ],
    ListTagsForResource=lambda: ecr.list_tags_for_resource(resourceArn=repository["repositoryArn"])["tags"],
)

ecs.create_cluster(clusterName="main", tags=lower)
read(
    "aws_ecs_cluster",
    DescribeClusters=lambda: only(
        ecs.describe_clusters(clusters=["main"], include=["TAGS", "SETTINGS", "CONFIGURATIONS"])["clusters"]
    )["tags"],
)

definition = ecs.register_task_definition(
    family="app",
    containerDefinitions=[{"name": "app", "image": "app", "memory": 64, "portMappings": [{"containerPort": 80}]}],
    tags=lower,
)["taskDefinition"]["taskDefinitionArn"]
read(
    "aws_ecs_task_definition",
    DescribeTaskDefinition=lambda: ecs.describe_task_definition(taskDefinition=definition, include=["TAGS"])["tags"],
)

balancer = elb.create_load_balancer(
    Name="web", Scheme="internal", Subnets=subnets, SecurityGroups=[group], Tags=tags
)["LoadBalancers"][0]["LoadBalancerArn"]
read(
    "aws_lb",
    DescribeLoadBalancers=lambda: only(elb.describe_load_balancers(LoadBalancerArns=[balancer])["LoadBalancers"])[
        "LoadBalancerName"
    ],
    DescribeLoadBalancerAttributes=lambda: len(
        elb.describe_load_balancer_attributes(LoadBalancerArn=balancer)["Attributes"]
    )
    > 0,
    DescribeCapacityReservation=lambda: elb.describe_capacity_reservation(LoadBalancerArn=balancer).get(
        "MinimumLoadBalancerCapacity"
    ),
    DescribeTags=lambda: only(elb.describe_tags(ResourceArns=[balancer])["TagDescriptions"])["Tags"],
)

targets = elb.create_target_group(Name="web", Protocol="HTTP", Port=80, VpcId=vpc, Tags=tags)["TargetGroups"][0][
    "TargetGroupArn"
]
read(
    "aws_lb_target_group",
    DescribeTargetGroups=lambda: only(elb.describe_target_groups(TargetGroupArns=[targets])["TargetGroups"])["Port"],
    DescribeTargetGroupAttributes=lambda: len(
        elb.describe_target_group_attributes(TargetGroupArn=targets)["Attributes"]
    )
    > 0,
    DescribeTags=lambda: only(elb.describe_tags(ResourceArns=[targets])["TagDescriptions"])["Tags"],
)

listener = elb.create_listener(
    LoadBalancerArn=balancer,
    Protocol="HTTP",
    Port=80,
    DefaultActions=[{"Type": "forward", "TargetGroupArn": targets}],
    Tags=tags,
)["Listeners"][0]["ListenerArn"]
read(
    "aws_lb_listener",
    DescribeListeners=lambda: only(elb.describe_listeners(ListenerArns=[listener])["Listeners"])["Port"],
    DescribeListenerAttributes=lambda: len(elb.describe_listener_attributes(ListenerArn=listener)["Attributes"]) > 0,
    DescribeTags=lambda: only(elb.describe_tags(ResourceArns=[listener])["TagDescriptions"])["Tags"],
)

service = ecs.create_service(
    cluster="main",
    serviceName="app",
    taskDefinition=definition,
    desiredCount=0,
    loadBalancers=[{"targetGroupArn": targets, "containerName": "app", "containerPort": 80}],
    tags=lower,
)["service"]["serviceArn"]
read(
    "aws_ecs_service",
    DescribeServices=lambda: only(
        ecs.describe_services(cluster="main", services=[service], include=["TAGS"])["services"]
    )["tags"],
)

scaling.create_auto_scaling_group(
    AutoScalingGroupName="nodes",
    MinSize=0,
    MaxSize=2,
    LaunchTemplate={"LaunchTemplateId": template, "Version": "$Latest"},
    VPCZoneIdentifier=",".join(subnets),
)
read(
    "aws_autoscaling_group",
    DescribeAutoScalingGroups=lambda: only(
        scaling.describe_auto_scaling_groups(AutoScalingGroupNames=["nodes"])["AutoScalingGroups"]
    )["MaxSize"],
    DescribeScalingActivities=lambda: scaling.describe_scaling_activities(AutoScalingGroupName="nodes")["Activities"],
    DescribeWarmPool=lambda: scaling.describe_warm_pool(AutoScalingGroupName="nodes")["Instances"],
)

bucket = {"Bucket": "terraform"}
s3.create_bucket(**bucket)
read(
    "aws_s3_bucket",
    HeadBucket=lambda: s3.head_bucket(**bucket)["BucketRegion"],
    GetBucketPolicy=lambda: s3.get_bucket_policy(**bucket)["Policy"],
    GetBucketAcl=lambda: only(s3.get_bucket_acl(**bucket)["Grants"])["Permission"],
    GetBucketCors=lambda: s3.get_bucket_cors(**bucket)["CORSRules"],
    GetBucketWebsite=lambda: s3.get_bucket_website(**bucket).get("IndexDocument"),
    GetBucketVersioning=lambda: s3.get_bucket_versioning(**bucket).get("Status"),
    GetBucketAccelerateConfiguration=lambda: s3.get_bucket_accelerate_configuration(**bucket).get("Status"),
    GetBucketRequestPayment=lambda: s3.get_bucket_request_payment(**bucket)["Payer"],
    GetBucketLogging=lambda: s3.get_bucket_logging(**bucket).get("LoggingEnabled"),
    GetBucketLifecycleConfiguration=lambda: s3.get_bucket_lifecycle_configuration(**bucket)["Rules"],
    GetBucketReplication=lambda: s3.get_bucket_replication(**bucket)["ReplicationConfiguration"],
    GetBucketEncryption=lambda: only(s3.get_bucket_encryption(**bucket)["ServerSideEncryptionConfiguration"]["Rules"])[
        "ApplyServerSideEncryptionByDefault"
    ]["SSEAlgorithm"],
    GetObjectLockConfiguration=lambda: s3.get_object_lock_configuration(**bucket)["ObjectLockConfiguration"],
    GetBucketTagging=lambda: s3.get_bucket_tagging(**bucket)["TagSet"],
)
json.dump(answers, sys.stdout)
