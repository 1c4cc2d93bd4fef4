import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

import kit.clock

METHODS = [
    ("camera", "camera"),
    ("typed", "typed code"),
    ("search", "found by name"),
    ("tick", "roll call"),
    ("walk_in", "walk-in"),
    ("later", "entered later"),
    ("sheet", "signed sheet"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0002_on_whose_behalf"),
        ("events", "0001_initial"),
        ("kit", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SignedSheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("uploaded_at", models.DateTimeField(default=kit.clock.now)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed_sheets",
                        to="events.event",
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["uploaded_at", "pk"]},
        ),
        migrations.CreateModel(
            name="SheetPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("width", models.PositiveIntegerField(default=0)),
                ("height", models.PositiveIntegerField(default=0)),
                ("turned", models.PositiveSmallIntegerField(default=0)),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kit.storedfile",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kit.storedfile",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="attendance.signedsheet",
                    ),
                ),
            ],
            options={
                "ordering": ["sheet", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "number"), name="sheet_page_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=Q(("turned__in", [0, 90, 180, 270])),
                        name="sheet_page_turned_by_quarters",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(model_name="scan", name="scan_method_is_known"),
        migrations.AlterField(
            model_name="scan",
            name="method",
            field=models.CharField(choices=METHODS, max_length=10),
        ),
        migrations.AddField(
            model_name="scan",
            name="page",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="scans",
                to="attendance.sheetpage",
            ),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=Q(("method__in", [key for key, _label in METHODS])),
                name="scan_method_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=Q(
                    Q(("method", "sheet"), ("page__isnull", False)),
                    Q(Q(("method", "sheet"), _negated=True), ("page__isnull", True)),
                    _connector="OR",
                ),
                name="scan_of_a_sheet_names_its_page",
            ),
        ),
    ]
