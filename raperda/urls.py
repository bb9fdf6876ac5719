"""The addresses of the site: the portal at the root, the rooms below it, the keys to them."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from raperda.views.tasks import tasks
from raperda.views.work import work_give, work_read

admin.site.site_header = admin.site.site_title = "Raperda: kelola"
admin.site.index_title = "Data rujukan dan akun"
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", include("raperda.portal.urls")),
    path("tugas/", tasks, name="tasks"),
    path("tugas/<whole:pk>/", work_read, name="work_read"),
    path("raperda/<whole:pk>/tugas", work_give, name="work_give"),
    path("", include("raperda.notices.urls")),
    path("", include("deliberation.urls")),
    path("", include("documents.urls")),
    path("akun/", include("raperda.accounts.urls")),
    path("kelola/", admin.site.urls),
]
